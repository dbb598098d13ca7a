package org.gei.pisa.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.util.List;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class MigrationIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    @Test
    void whoLoadsNeedsNoOwnerOnceTheWarehouseIsMade() {
        var warehouse = SERVER.createWarehouse();
        var source = new TestSource(SERVER, "ALB");
        var jdbcUrl = SERVER.jdbcUrl(warehouse);
        for (int again = 0; again < 2; again++) {
            BatchApplication.main(new String[] {
                "migrate",
                "--spring.flyway.url=" + jdbcUrl,
                "--spring.flyway.user=pisa_owner",
                "--spring.flyway.password=pisa_owner",
                "--pisa.sources.alb.url=" + source.jdbcUrl(),
                "--pisa.sources.alb.username=pisa_reader",
                "--pisa.sources.alb.password=not-needed"
            });
        }
        source.insert(1, 3);
        try (var batch = new RunningBatch(
                SERVER,
                warehouse,
                List.of(source),
                "--spring.flyway.enabled=false",
                "--spring.flyway.user=nobody",
                "--spring.flyway.password=none")) {
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(3));
        }
    }
}
