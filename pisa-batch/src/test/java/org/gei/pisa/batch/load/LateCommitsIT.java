package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.ContentHash;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Eight writers at each of three sources that commit out of order, hold transactions open, roll back and
/// update, for some seconds (`-Dpisa.late-commits.seconds=30`). Source and warehouse are equal in the end,
/// row by row. Two readers that follow the same sources in the usual ways, by the highest id and by the
/// newest timestamp, are the control: they lose rows, so there is something to lose.
class LateCommitsIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final int WRITERS = 8;
    private static final long SEED = 2018;
    private static final Duration LASTS = Duration.ofSeconds(Long.getLong("pisa.late-commits.seconds", 4));

    private RunningBatch batch;

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void nothingIsLostWhereUsualWatermarksLoseRows() throws Exception {
        var sources =
                List.of(new TestSource(SERVER, "ALB"), new TestSource(SERVER, "BRN"), new TestSource(SERVER, "CHL"));
        batch = new RunningBatch(SERVER, SERVER.createWarehouse(), sources, "--pisa.load.window=2s");
        var writing = new AtomicBoolean(true);
        var following = new AtomicBoolean(true);
        var byId = new ArrayList<Future<Map<Long, String>>>();
        var byTime = new ArrayList<Future<Map<Long, String>>>();
        AutoCloseable end = () -> {
            writing.set(false);
            following.set(false);
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                end) { // closed first: a failed test must not wait for writers that go on for ever
            var writers = new ArrayList<Future<?>>();
            for (var source : sources) {
                byId.add(threads.submit(() -> follow(source, "id", "0", following)));
                byTime.add(threads.submit(() -> follow(source, "changed_at", "-infinity", following)));
                var next = new AtomicLong();
                for (var writer = 0; writer < WRITERS; writer++) {
                    var random =
                            new Random(SEED + 31L * writer + source.country().hashCode());
                    writers.add(threads.submit(() -> {
                        write(source, next, random, writing);
                        return null;
                    }));
                }
            }
            lasts();
            writing.set(false);
            for (var writer : writers) {
                writer.get();
            }
            eventually(() -> {
                for (var source : sources) {
                    assertThat(loaded(source)).isEqualTo(present(source));
                }
            });
        }
        var rows = 0L;
        var lostById = 0L;
        var lostByTime = 0L;
        for (var i = 0; i < sources.size(); i++) {
            var there = current(sources.get(i));
            rows += there.size();
            lostById += there.keySet().stream()
                    .filter(java.util.function.Predicate.not(byId.get(i).get()::containsKey))
                    .count();
            var seen = byTime.get(i).get();
            lostByTime += there.entrySet().stream()
                    .filter(row -> !row.getValue().equals(seen.get(row.getKey())))
                    .count();
        }
        System.out.printf(
                "%d rows; lost by highest id %d, by newest timestamp %d, by snapshot 0%n", rows, lostById, lostByTime);
        assertThat(rows).isGreaterThan(300);
        assertThat(lostById).as("rows lost by a watermark of the highest id").isPositive();
        assertThat(lostByTime)
                .as("rows lost by a watermark of the newest timestamp")
                .isPositive();
        assertThat(batch.number("select count(*) from quarantined_response")).isZero();
        for (var source : sources) {
            assertThat(batch.number("select responses from source_state where cnt = '" + source.country() + "'"))
                    .isEqualTo(present(source).size());
        }
    }

    private static void lasts() {
        var end = Instant.now().plus(LASTS);
        org.awaitility.Awaitility.await()
                .atMost(LASTS.plusSeconds(60))
                .until(() -> Instant.now().isAfter(end));
    }

    /// Transactions that take their numbers first and commit some time later: a few milliseconds, now and
    /// then half a second. One in six rolls back; half of them correct older rows too.
    private static void write(TestSource source, AtomicLong next, Random random, AtomicBoolean writing)
            throws SQLException {
        try (var connection = source.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            while (writing.get()) {
                var first = next.addAndGet(3) - 2;
                statement.execute(source.insertSql(first, first + random.nextInt(3)));
                if (random.nextBoolean()) {
                    // from the own part of the ids, or two writers would wait for each other
                    statement.execute("update responses set escs = '" + random.nextInt(100) / 100.0
                            + "' where id = (select id from responses where id % 3 = 1 and id < " + first
                            + " order by random() limit 1 for update skip locked)");
                }
                var pause = random.nextInt(30) == 0 ? 0.5 : random.nextDouble(0.02);
                statement.execute("select pg_sleep(" + pause + ")");
                if (random.nextInt(6) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
    }

    /// The control: remembers the highest value seen of a column and reads what is above it.
    private static Map<Long, String> follow(TestSource source, String column, String start, AtomicBoolean following)
            throws SQLException {
        var seen = new HashMap<Long, String>();
        var watermark = start;
        try (var connection = source.connect();
                var statement = connection.createStatement()) {
            var last = false;
            while (!last) {
                last = !following.get();
                var type = column.equals("id") ? "bigint" : "timestamptz";
                try (var rows =
                        statement.executeQuery("select id, escs, " + column + "::text as mark from responses where "
                                + column + " > '" + watermark + "'::" + type + " order by " + column)) {
                    while (rows.next()) {
                        seen.put(rows.getLong(1), rows.getString(2));
                        watermark = rows.getString(3);
                    }
                }
                statement.execute("select pg_sleep(0.01)");
            }
        }
        return seen;
    }

    private static Map<Long, String> current(TestSource source) throws SQLException {
        var rows = new HashMap<Long, String>();
        try (var connection = source.connect();
                var found = connection.createStatement().executeQuery("select id, escs from responses")) {
            while (found.next()) {
                rows.put(found.getLong(1), found.getString(2));
            }
        }
        return rows;
    }

    /// Content hash of every row of the source, by id.
    private static Map<Long, UUID> present(TestSource source) throws SQLException {
        var columns =
                Codebook.pisa2018().variables().stream().map(Variable::column).toList();
        var rows = new HashMap<Long, UUID>();
        try (Connection connection = source.connect();
                var found = connection
                        .createStatement()
                        .executeQuery("select id, " + String.join(", ", columns) + " from responses")) {
            while (found.next()) {
                var values = new ArrayList<String>();
                for (var i = 0; i < columns.size(); i++) {
                    values.add(found.getString(2 + i));
                }
                rows.put(found.getLong(1), ContentHash.of(values));
            }
        }
        return rows;
    }

    /// Content hash of every row of the warehouse, by id.
    private Map<Long, UUID> loaded(TestSource source) {
        var rows = new HashMap<Long, UUID>();
        batch.warehouse()
                .sql("select id, content_hash from student_response where cnt = ?")
                .param(source.country())
                .query((row, number) -> rows.put(row.getLong(1), (UUID) row.getObject(2)))
                .list();
        return rows;
    }
}
