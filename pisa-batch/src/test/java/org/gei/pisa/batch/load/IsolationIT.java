package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.SlowConnection;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// Twenty sources of which ten refuse connections, one never greets, one answers very slowly and one has a
/// backlog: the other seven are loaded as if nothing was. How fresh they stay is printed for both cases, not
/// judged, for it is the machine's too (`-Dpisa.isolation.seconds=60 -Dpisa.isolation.backlog=100000`).
class IsolationIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int SECONDS = Integer.getInteger("pisa.isolation.seconds", 3);
    private static final int BACKLOG = Integer.getInteger("pisa.isolation.backlog", 3000);
    private static final int PAUSE = Integer.getInteger("pisa.isolation.pause", 400);

    private final List<TestSource> healthy = sources("ALB", "BRN", "CHL", "DNK", "EST", "FIN", "GEO");
    private final List<TestSource> dead = sources("HRV", "IDN", "JPN", "KAZ", "LTU", "MEX", "NLD", "PER", "QAT", "ROU");
    private final TestSource hanging = new TestSource(SERVER, "SRB");
    private final TestSource slow = new TestSource(SERVER, "THA");
    private final TestSource behind = new TestSource(SERVER, "URY");

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @Test
    void healthySourcesDoNotNoticeTheOthers() throws Exception {
        try (var batch = start()) {
            measure(batch, "all twenty healthy");
        }
        behind.insert(1, BACKLOG);
        try (var nobody = new SlowConnection(0, 0);
                var slowly = new SlowConnection(SERVER.port(), 700)) {
            dead.forEach(source -> source.through(closedPort()));
            hanging.through(nobody.port());
            slow.through(slowly.port());
            slow.insert(1, 3);
            try (var batch = start()) {
                measure(batch, "ten dead, one hanging, one slow, one with a backlog of " + BACKLOG);
                for (var source : dead) {
                    eventually(() ->
                            assertThat(batch.source(source.country()).state()).isEqualTo(Freshness.State.DOWN));
                }
                eventually(() ->
                        assertThat(batch.source(hanging.country()).state()).isEqualTo(Freshness.State.DOWN));
                eventually(() -> assertThat(batch.count(behind.country())).isEqualTo(BACKLOG));
                assertThat(behind.count("responses")).isEqualTo(BACKLOG);
            }
        }
    }

    /// Inserts rows into the healthy sources for a while and waits until all are loaded.
    private void measure(RunningBatch batch, String label) throws Exception {
        for (var source : healthy) {
            eventually(() -> assertThat(batch.source(source.country()).state()).isEqualTo(Freshness.State.LIVE));
        }
        var loadedBefore = batch.count(behind.country());
        var committed = new ConcurrentHashMap<String, ConcurrentHashMap<Long, Long>>();
        var latencies = new ConcurrentLinkedQueue<Long>();
        var arriving = new AtomicBoolean(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable end = () -> arriving.set(false)) {
            threads.submit(() -> {
                watch(batch, committed, latencies, arriving);
                return null;
            });
            var writers = new ArrayList<Future<?>>();
            for (var source : healthy) {
                var outstanding = committed.computeIfAbsent(source.country(), _ -> new ConcurrentHashMap<>());
                writers.add(threads.submit(() -> {
                    write(source, outstanding);
                    return null;
                }));
            }
            for (var writer : writers) {
                writer.get();
            }
            System.out.printf(
                    "%s: of the backlog %d loaded before, %d after%n",
                    label, loadedBefore, batch.count(behind.country()));
            eventually(() -> assertThat(committed)
                    .allSatisfy((country, ids) -> assertThat(ids).isEmpty()));
        }
        for (var source : healthy) {
            assertThat(batch.count(source.country())).isEqualTo(source.count("responses"));
        }
        var sorted = latencies.stream().sorted().toList();
        System.out.printf(
                "%s: %d rows, commit to change notification p50 %.0f ms, p99 %.0f ms, worst %.0f ms%n",
                label,
                sorted.size(),
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }

    /// One row after the other, each in a transaction of its own, at random times.
    private static void write(TestSource source, ConcurrentHashMap<Long, Long> outstanding) throws Exception {
        var random = new Random(source.country().hashCode());
        var next = source.number("select coalesce(max(id), 0) + 1 from responses");
        try (var connection = source.connect();
                var statement = connection.createStatement()) {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            for (var id = next; System.nanoTime() < end; id++) {
                statement.execute("select pg_sleep(" + random.nextInt(PAUSE) / 1000.0 + ")");
                connection.setAutoCommit(false);
                statement.execute(source.insertSql(id, id));
                outstanding.put(id, System.nanoTime());
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    /// Follows the notifications of the warehouse and takes what is loaded out of what is outstanding.
    private static void watch(
            RunningBatch batch,
            ConcurrentHashMap<String, ConcurrentHashMap<Long, Long>> committed,
            ConcurrentLinkedQueue<Long> latencies,
            AtomicBoolean arriving)
            throws SQLException {
        try (var connection = SERVER.connect(batch.warehouse()
                        .sql("select current_database()")
                        .query(String.class)
                        .single());
                var loaded =
                        connection.prepareStatement("select id from student_response where cnt = ? and id = any (?)")) {
            connection.createStatement().execute("listen pisa_change");
            while (arriving.get()) {
                var notifications = connection.unwrap(PGConnection.class).getNotifications(50);
                var at = System.nanoTime();
                for (var notification : notifications) {
                    var outstanding = committed.get(notification.getParameter());
                    if (outstanding == null || outstanding.isEmpty()) {
                        continue;
                    }
                    loaded.setString(1, notification.getParameter());
                    loaded.setArray(
                            2,
                            connection.createArrayOf(
                                    "bigint", outstanding.keySet().toArray()));
                    try (var rows = loaded.executeQuery()) {
                        while (rows.next()) {
                            latencies.add(at - outstanding.remove(rows.getLong(1)));
                        }
                    }
                }
            }
        }
    }

    private RunningBatch start() {
        var all = Stream.of(healthy, dead, List.of(hanging, slow, behind))
                .flatMap(List::stream)
                .toList();
        return new RunningBatch(SERVER, SERVER.createWarehouse(), all);
    }

    private static int closedPort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<TestSource> sources(String... countries) {
        return Stream.of(countries)
                .map(country -> new TestSource(SERVER, country))
                .toList();
    }
}
