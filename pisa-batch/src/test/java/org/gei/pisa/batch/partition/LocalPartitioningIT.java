package org.gei.pisa.batch.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.load.PartitioningSettings;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.web.client.RestClient;

/// What is not asked for is not there.
class LocalPartitioningIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    @Test
    void withoutKafkaNothingOfItIsMadeAndThisProcessIsTheManager() {
        SERVER.createWarehouseRoles();
        var source = new TestSource(SERVER, "ALB");
        source.insert(1, 3);
        try (var batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(source))) {
            assertThat(batch.beanNames(KafkaAdmin.class)).isEmpty();
            assertThat(batch.beanNames(ProducerFactory.class)).isEmpty();
            assertThat(batch.beanNames(PartitionHandler.class)).isEmpty();
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(3));
            assertThat(batch.number("select count(*) from country_lease")).isZero();
            assertThat(status(batch, "/actuator/health/manager")).isEqualTo(200);
        }
    }

    @Test
    void roleWithoutKafkaIsRefused() {
        assertThatThrownBy(() -> new PartitioningSettings(
                        PartitioningSettings.Partitioning.LOCAL, PartitioningSettings.Role.WORKER))
                .hasMessage("pisa.batch.role: expected both, as pisa.batch.partitioning is local, but got worker");
    }

    static int status(RunningBatch batch, String path) {
        return RestClient.create(batch.baseUrl())
                .get()
                .uri(path)
                .exchange((request, response) -> response.getStatusCode().value());
    }
}
