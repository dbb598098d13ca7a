package org.gei.pisa.batch.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.warehouse.AnotherWriterException;
import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.CountryLeases;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

/// Two managers and three workers, processes of their own but one manager, over a real broker, while the sources
/// are written to all the time. A trigger notes who wrote each version of a country, and under which epoch. Each
/// test goes on with what the one before has left.
///
/// What has to happen within a time has this time and some of that which the machine takes when nothing is wrong.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PartitionsOverKafkaIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int BACKLOG = 3000;
    private static final Duration STARTING = Duration.ofMinutes(2);

    private static final Path LOGS = Path.of("target", "partitions-over-kafka");

    private final Map<String, Process> processes = new HashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private KafkaBroker broker;
    private List<TestSource> sources;
    private Thread fieldwork;
    private String warehouse;
    private RunningBatch standby;

    /// How long a row takes that is inserted while nothing is wrong.
    private Duration undisturbed = Duration.ZERO;

    @BeforeAll
    void start() throws Exception {
        FileSystemUtils.deleteRecursively(LOGS);
        broker = new KafkaBroker(LOGS.resolve("broker"));
        SERVER.createWarehouseRoles();
        sources = Stream.of("ALB", "ARG", "AUS", "AUT", "BEL", "BGR")
                .map(country -> new TestSource(SERVER, country))
                .toList();
        warehouse = SERVER.createWarehouse();
        start("manager", "manager");
        for (var worker : List.of("worker-1", "worker-2", "worker-3")) {
            start(worker, "worker");
        }
        sources.forEach(source -> source.insert(1, BACKLOG));
        eventually(
                STARTING,
                () -> assertThat(warehouseNumber("select epoch from load_lease"))
                        .isOne());
        noteWriters();
        standby = new RunningBatch(SERVER, warehouse, sources, arguments("standby", "manager"));
        fieldwork = Thread.ofVirtual().start(this::write);
    }

    @AfterAll
    void stop() throws Exception {
        writing.set(false);
        if (fieldwork != null) {
            fieldwork.join();
        }
        processes.values().forEach(Process::destroyForcibly);
        if (standby != null) {
            standby.close();
        }
        broker.close();
    }

    @Test
    @Order(1)
    void everyWorkerLoadsSomeCountries() {
        eventually(STARTING, () -> assertThat(writers()).containsOnly("worker-1", "worker-2", "worker-3"));
        eventually(
                STARTING,
                () -> sources.forEach(
                        source -> assertThat(standby.count(source.country())).isGreaterThan(BACKLOG)));
        assertThat(standby.bean(LoadControl.class).isActive()).isFalse();
        assertThat(LocalPartitioningIT.status(standby, "/actuator/health/manager"))
                .isEqualTo(503);
        assertThat(LocalPartitioningIT.status(standby, "/actuator/health")).isEqualTo(200);
        long begun = System.nanoTime();
        everyCountryLoads(STARTING);
        undisturbed = Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    @Order(2)
    void countriesOfAKilledWorkerAreTakenOverWithinTenSeconds() throws Exception {
        sources.forEach(source -> source.insert(100_001, 100_000 + BACKLOG)); // so that it is busy with pages
        kill("worker-1");
        everyCountryLoads(Duration.ofSeconds(10));
        forgetWriters();
        eventually(Duration.ofSeconds(10), () -> assertThat(writers()).containsOnly("worker-2", "worker-3"));
    }

    @Test
    @Order(3)
    void whatIsBegunUnderAnOlderEpochOfTheCountryIsRefused() {
        var leases = standby.bean(CountryLeases.class);
        eventually(
                Duration.ofSeconds(10), () -> assertThat(leases.tryTake("ALB")).isTrue()); // it is given way
        try {
            var writer = standby.bean(ChangeSetWriter.class);
            var position = standby.bean(SourceStates.class).position("ALB");
            writer.repair("ALB", List.of(), List.of(), position);
            var after = standby.bean(SourceStates.class).position("ALB");
            // what another process does that takes the country because this one was silent
            SERVER.execute(warehouse, "update country_lease set epoch = epoch + 1 where cnt = 'ALB'");
            assertThatThrownBy(() -> writer.repair("ALB", List.of(), List.of(), after))
                    .isInstanceOf(AnotherWriterException.class);
            eventually(
                    Duration.ofSeconds(5), () -> assertThat(leases.isWanted()).isTrue()); // it hears of it, too
        } finally {
            leases.give();
        }
    }

    @Test
    @Order(4)
    void workerThatIsAddedTakesPart() throws Exception {
        start("worker-4", "worker");
        eventually(STARTING, () -> assertThat(writers()).contains("worker-4"));
    }

    @Test
    @Order(5)
    void brokerThatIsAwayForLongerThanAWindowIsWaitedFor() throws Exception {
        sources.forEach(source -> source.insert(200_001, 200_000 + BACKLOG));
        broker.kill();
        eventually(
                Duration.ofSeconds(20),
                () -> assertThat(log("manager")).contains("no partition can be sent through " + broker.address()));
        broker.start();
        everyCountryLoads(Duration.ofSeconds(40));
        var back = "partitions can be sent through " + broker.address() + " again";
        eventually(Duration.ofSeconds(20), () -> assertThat(log("manager")).contains(back));
    }

    /// The worker holds a transaction of the warehouse, and in it a lock, that it can't give back.
    @Test
    @Order(6)
    void workerThatIsPausedAmidAWriteGivesWayAndWritesNothingMoreUnderItsOldEpoch() throws Exception {
        sources.forEach(source -> source.insert(300_001, 300_000 + BACKLOG));
        pauseAmidAWrite("worker-2");
        forgetWriters();
        everyCountryLoads(Duration.ofSeconds(40));
        assertThat(writers()).doesNotContain("worker-2");
        signal("worker-2", "CONT");
        eventually(Duration.ofSeconds(40), () -> assertThat(writers()).contains("worker-2"));
    }

    @Test
    @Order(7)
    void onlyOneManagerStartsExecutionsAndAnotherFollowsWhenItIsKilled() throws Exception {
        assertThat(warehouseNumber("select count(*) from load_lease where epoch = 1"))
                .isOne();
        kill("manager");
        eventually(
                Duration.ofSeconds(10),
                () -> assertThat(standby.bean(LoadControl.class).isActive()).isTrue());
        var after = insertedLast(sources.getFirst());
        eventually(
                Duration.ofSeconds(10),
                () -> assertThat(warehouseNumber(
                                "select count(*) from student_response where cnt = 'ALB' and id = " + after))
                        .isOne());
        eventually(
                Duration.ofSeconds(20), () -> assertThat(warehouseNumber("""
                        select count(*) from batch_job_execution where end_time is null and create_time < (
                            select max(create_time) from batch_job_execution) - interval '10 s'""")).isZero());
        assertThat(warehouseNumber("select epoch from load_lease")).isEqualTo(2);
    }

    @Test
    @Order(8)
    void countriesOfAWorkerThatEndsInAnOrderlyWayAreFollowedAtOnce() throws Exception {
        processes.remove("worker-4").destroy();
        forgetWriters();
        eventually(Duration.ofSeconds(15), () -> assertThat(countriesWritten()).hasSize(sources.size()));
    }

    /// However often a country went from one worker to another.
    @Test
    @Order(9)
    void neverTwoWorkersLoadedACountryAtATime() throws Exception {
        assertThat(warehouseNumber("select count(distinct (cnt, epoch)) from writer"))
                .isGreaterThan(sources.size());
        assertThat(texts("select cnt || ' ' || epoch from writer group by cnt, epoch having count(distinct name) > 1"))
                .isEmpty();
        assertThat(texts("""
                select cnt || ' ' || version from (
                    select cnt, version, epoch, max(epoch) over (partition by cnt order by version) as latest
                    from writer) w where epoch < latest""")).isEmpty();
    }

    @Test
    @Order(10)
    void nothingIsLostAndNothingDoubled() throws Exception {
        writing.set(false);
        fieldwork.join();
        for (var source : sources) {
            eventually(Duration.ofSeconds(60), () -> assertThat(loaded(source)).isEqualTo(there(source)));
            assertThat(warehouseNumber("select responses from source_state where cnt = '" + source.country() + "'"))
                    .isEqualTo(there(source).size());
        }
        assertThat(warehouseNumber("select count(*) from quarantined_response")).isZero();
    }

    /// Inserts a row and changes another, in every source in turn.
    private void write() {
        for (var id = 1_000_000; writing.get(); id++) {
            for (var source : sources) {
                source.insert(id, id);
                source.execute("update responses set w_fstuwt = '" + (id % 1000 + 1) + ".25' where id = "
                        + (1 + id % BACKLOG));
            }
        }
    }

    /// What is inserted now arrives.
    private void everyCountryLoads(Duration most) {
        var after = sources.stream().map(source -> insertedLast(source)).toList();
        eventually(most, () -> {
            for (var i = 0; i < sources.size(); i++) {
                assertThat(warehouseNumber("select count(*) from student_response where cnt = '"
                                + sources.get(i).country() + "' and id = " + after.get(i)))
                        .as(sources.get(i).country())
                        .isOne();
            }
        });
    }

    private void pauseAmidAWrite(String worker) {
        eventually(Duration.ofSeconds(60), () -> {
            signal(worker, "STOP");
            var writing = warehouseNumber("""
                    select count(*) from pg_locks l join pg_stat_activity a using (pid)
                    where a.application_name = '%s' and a.state = 'idle in transaction'
                        and l.relation = 'source_state'::regclass and l.mode = 'RowExclusiveLock'""".formatted(worker));
            if (writing == 0) {
                signal(worker, "CONT");
            }
            assertThat(writing).isPositive();
        });
    }

    private void signal(String name, String signal) throws IOException, InterruptedException {
        var pid = Long.toString(processes.get(name).pid());
        assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor())
                .isZero();
    }

    private static String log(String name) throws IOException {
        return Files.readString(LOGS.resolve(name + ".log"));
    }

    private static long insertedLast(TestSource source) {
        var id = source.number("select max(id) from responses") + 10_000_000;
        source.insert(id, id);
        return id;
    }

    /// Weight and first plausible value of every row.
    private static Map<Long, String> there(TestSource source) throws SQLException {
        return rows(source.database(), "select id, w_fstuwt::float8 || ' ' || pv1read::float8 from responses");
    }

    private Map<Long, String> loaded(TestSource source) throws SQLException {
        return rows(
                warehouse,
                "select id, w_fstuwt || ' ' || pv_read[1] from student_response where cnt = '" + source.country()
                        + "'");
    }

    private static Map<Long, String> rows(String database, String sql) throws SQLException {
        var all = new TreeMap<Long, String>();
        try (var connection = SERVER.connect(database);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.put(rows.getLong(1), rows.getString(2));
            }
        }
        return all;
    }

    private void noteWriters() {
        SERVER.execute(warehouse, """
                create table writer (cnt text, version bigint, name text, epoch bigint, forgotten boolean default false);
                grant select on writer to pisa_batch;
                create function note_writer() returns trigger language plpgsql security definer as $$
                begin
                    if new.version <> old.version then
                        insert into writer values (new.cnt, new.version, current_setting('application_name'),
                            (select epoch from country_lease where cnt = new.cnt));
                    end if;
                    return new;
                end $$;
                create trigger note_writer before update on source_state for each row execute function note_writer()""");
    }

    private void forgetWriters() {
        SERVER.execute(warehouse, "update writer set forgotten = true");
    }

    private List<String> writers() {
        return texts("select distinct name from writer where not forgotten");
    }

    private List<String> countriesWritten() {
        return texts("select distinct cnt from writer where not forgotten");
    }

    private List<String> texts(String sql) {
        var all = new ArrayList<String>();
        try (var connection = SERVER.connect(warehouse);
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return all;
    }

    private long warehouseNumber(String sql) throws SQLException {
        try (var connection = SERVER.connect(warehouse);
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void start(String name, String role) throws IOException {
        processes.put(
                name,
                RunningBatch.process(
                        List.of("-Xmx160m"),
                        RunningBatch.arguments(SERVER, warehouse, sources, arguments(name, role))));
    }

    private void kill(String name) throws InterruptedException {
        processes.remove(name).destroyForcibly().waitFor();
    }

    private String[] arguments(String name, String role) {
        return new String[] {
            "--pisa.batch.partitioning=kafka",
            "--pisa.batch.role=" + role,
            "--pisa.batch.kafka.partitions=8",
            "--spring.kafka.bootstrap-servers=" + broker.address(),
            "--pisa.load.window=5s",
            "--spring.datasource.hikari.data-source-properties.ApplicationName=" + name,
            "--logging.file.name=" + LOGS.resolve(name + ".log")
        };
    }

    /// In this thread: a lease belongs to the thread that took it.
    private void eventually(Duration most, ThrowingRunnable condition) {
        await().pollInSameThread()
                .atMost(most.plus(undisturbed.multipliedBy(10)))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(condition);
    }
}
