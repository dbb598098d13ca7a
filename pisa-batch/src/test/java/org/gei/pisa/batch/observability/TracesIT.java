package org.gei.pisa.batch.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.util.List;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.Test;

class TracesIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    @Test
    void theTraceOfAnExecutionGoesOnWithTheVersionThatItWrote() throws Exception {
        var warehouse = SERVER.createWarehouse();
        var source = new TestSource(SERVER, "ALB");
        try (var receiver = new TraceReceiver();
                var batch = new RunningBatch(
                        SERVER,
                        warehouse,
                        List.of(source),
                        "--pisa.load.window=1s",
                        "--management.tracing.sampling.probability=1",
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + receiver.endpoint(),
                        "--management.opentelemetry.tracing.export.schedule-delay=100ms")) {
            source.insert(1, 3);
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(3));
            var traceParent = batch.warehouse()
                    .sql("select trace_parent from source_state where cnt = 'ALB'")
                    .query(String.class)
                    .single();
            assertThat(traceParent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
            eventually(() -> {
                var write = receiver.span(traceParent.substring(36, 52));
                assertThat(TraceReceiver.hex(write.getTraceId())).isEqualTo(traceParent.substring(3, 35));
                var country = receiver.parent(write);
                var partitions = receiver.parent(country);
                var job = receiver.parent(partitions);
                assertThat(List.of(write.getName(), country.getName(), partitions.getName(), job.getName()))
                        .containsExactly(
                                "spring.batch.chunk.write",
                                "spring.batch.step",
                                "spring.batch.step",
                                "spring.batch.job");
                assertThat(country.getAttributesList().toString()).contains("load:ALB");
                assertThat(partitions.getAttributesList().toString()).contains("partitions");
            });
        }
    }

    @Test
    void whatIsNotSampledLeavesNoTraceParent() {
        var warehouse = SERVER.createWarehouse();
        var source = new TestSource(SERVER, "ALB");
        try (var batch =
                new RunningBatch(SERVER, warehouse, List.of(source), "--management.tracing.sampling.probability=0")) {
            source.insert(1, 3);
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(3));
            assertThat(batch.number("select count(*) from source_state where trace_parent is not null"))
                    .isZero();
        }
    }
}
