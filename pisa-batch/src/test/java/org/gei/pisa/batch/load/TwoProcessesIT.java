package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two batch processes on one warehouse. A trigger notes which of them wrote each version of a country.
class TwoProcessesIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    private List<TestSource> sources;
    private String warehouse;
    private RunningBatch batch;

    @BeforeEach
    void start() {
        SERVER.createWarehouseRoles();
        sources = List.of(new TestSource(SERVER, "ALB"), new TestSource(SERVER, "CHL"));
        warehouse = SERVER.createWarehouse();
    }

    private RunningBatch run(String name) {
        return new RunningBatch(SERVER, warehouse, sources, "--pisa.load.window=5s", named(name));
    }

    private static String named(String name) {
        return "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name;
    }

    private void noteWriters() {
        SERVER.execute(warehouse, """
                create table writer (cnt text, version bigint, name text);
                grant select on writer to pisa_batch;
                create function note_writer() returns trigger language plpgsql security definer as $$
                begin
                    if new.version <> old.version then
                        insert into writer values (new.cnt, new.version, current_setting('application_name'));
                    end if;
                    return new;
                end $$;
                create trigger note_writer before update on source_state for each row execute function note_writer()""");
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void killedProcessIsSucceededWithinTenSecondsAndNoCountryIsEverLoadedByBoth() throws Exception {
        var second = run("second"); // makes the schema, and stands by once it was stopped and started again
        noteWriters();
        second.close();
        var first = process("first");
        try {
            sources.getFirst().insert(1, 5);
            var warehouseOfTest = SERVER.connect(warehouse);
            await().atMost(Duration.ofMinutes(2)).until(() -> count(warehouseOfTest) == 5);
            batch = run("second");
            var writing = new AtomicBoolean(true);
            var writer = Thread.ofVirtual().start(() -> {
                for (var id = 100; writing.get(); id++) {
                    for (var source : sources) {
                        source.insert(id, id);
                    }
                }
            });
            eventually(() -> assertThat(batch.count("CHL")).isGreaterThan(20));
            assertThat(batch.bean(LoadControl.class).isActive()).isFalse();
            var undisturbed = awaitMoreOfBoth(Duration.ofSeconds(60));
            first.destroyForcibly().waitFor();
            // and some of what the machine takes for as many rows when nobody was killed
            awaitMoreOfBoth(Duration.ofSeconds(10).plus(undisturbed.multipliedBy(5)));
            writing.set(false);
            writer.join();
            warehouseOfTest.close();
        } finally {
            first.destroyForcibly();
        }
        for (var source : sources) {
            eventually(() -> assertThat(batch.count(source.country())).isEqualTo(source.count("responses")));
        }
        assertThat(switches()).isEqualTo(2); // once per country: first, first, ..., second, second, ...
    }

    @Test
    void processThatLostItsLeaseWritesNoMore() {
        batch = run("first");
        noteWriters();
        sources.getFirst().insert(1, 5);
        eventually(() -> assertThat(batch.count("ALB")).isEqualTo(5));
        // what another process does that gets the right to load
        SERVER.execute(warehouse, "update load_lease set epoch = epoch + 1");
        sources.getFirst().insert(6, 9);
        eventually(() -> assertThat(batch.get("/api/v1/executions?status=FAILED", ExecutionPage.class)
                        .executions())
                .isNotEmpty()
                .allSatisfy(execution -> assertThat(execution.cause()).contains("another process")));
        assertThat(batch.count("ALB")).isEqualTo(5);

        try (var second = run("second")) {
            SERVER.execute(
                    warehouse,
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pisa-batch leader'"
                            + " and datname = current_database()");
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(9));
            eventually(() -> assertThat(batch.bean(LoadControl.class).isActive()
                            ^ second.bean(LoadControl.class).isActive())
                    .isTrue());
            assertThat(switches()).isLessThanOrEqualTo(1);
        }
    }

    /// Waits until both countries have ten rows more than now.
    ///
    /// @return how long that took
    private Duration awaitMoreOfBoth(Duration most) {
        var begun = System.nanoTime();
        var before = Map.of("ALB", batch.count("ALB"), "CHL", batch.count("CHL"));
        await().atMost(most)
                .until(() -> before.entrySet().stream()
                        .allMatch(country -> batch.count(country.getKey()) > country.getValue() + 10));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// How often the writer of a country was another one than of the version before.
    private long switches() {
        return batch.number("""
                select count(*) from (
                    select name <> lag(name) over (partition by cnt order by version) as other from writer) w
                where other""");
    }

    private static long count(java.sql.Connection connection) throws java.sql.SQLException {
        try (var rows = connection.createStatement().executeQuery("select count(*) from student_response")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Process process(String name) throws IOException {
        return RunningBatch.process(
                List.of(), RunningBatch.arguments(SERVER, warehouse, sources, "--pisa.load.window=5s", named(name)));
    }
}
