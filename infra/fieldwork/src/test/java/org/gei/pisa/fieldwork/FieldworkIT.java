package org.gei.pisa.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FieldworkIT {

    private final TestPostgres server = TestPostgres.server();
    private String alb;
    private String brn;

    @BeforeEach
    void databases() {
        server.createWarehouseRoles();
        alb = server.createDatabase("source_alb");
        brn = server.createDatabase("source_brn");
    }

    @Test
    void makesTheTableWithTheColumnsDefaultsAndTrigger() throws SQLException {
        open(0, 0, false).close();
        open(0, 0, false).close();
        assertThat(number(alb, "select count(*) from information_schema.columns where table_name = 'responses'"))
                .isEqualTo(4 + StudentFile.pisa2018().variables().size());
        server.execute(alb, "insert into responses (id, cnt, escs) values (1, 'ALB', '0.5')");
        assertThat(number(
                        alb,
                        "select count(*) from responses where change_xid is not null and changed_at = submitted_at"))
                .isOne();
        long inserted = number(alb, "select change_xid::text::bigint from responses");
        server.execute(alb, "update responses set escs = '0.7' where id = 1");
        assertThat(number(alb, "select change_xid::text::bigint from responses where changed_at > submitted_at"))
                .isGreaterThan(inserted);
        assertThat(number(alb, "select has_table_privilege('pisa_reader', 'responses', 'select')::int"))
                .isOne();
        assertThat(number(alb, "select has_table_privilege('pisa_reader', 'responses', 'insert')::int"))
                .isZero();
    }

    @Test
    void analyzingATableGathersNothingOfTheAnswers() throws SQLException {
        open(0, 0, false).close();
        server.execute(
                alb, "insert into responses (id, cnt, escs) select i, 'ALB', i::text from generate_series(1, 50) i");
        server.execute(alb, "analyze responses");
        assertThat(number(
                        alb, "select count(*) from pg_stats where tablename = 'responses' and attname = 'change_xid'"))
                .isOne();
        assertThat(number(
                        alb,
                        "select count(*) from pg_stats where tablename = 'responses' and attname in ('cnt', 'escs')"))
                .isZero();
    }

    @Test
    void initialResponsesAreDealtBySizeAndThenNothingComesAtRateZero() throws SQLException {
        try (var fieldwork = open(0, 200, true)) {
            fieldwork.start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(fieldwork.progress().present()).isEqualTo(200));
        }
        long ofAlb = number(alb, "select count(*) from responses");
        assertThat(ofAlb).isBetween(85L, 105L);
        assertThat(number(brn, "select count(*) from responses")).isEqualTo(200 - ofAlb);
        assertThat(number(alb, "select count(*) from responses where submitted_at < now() - interval '1 hour'"))
                .isPositive();
    }

    @Test
    void goesOnAfterAnAbruptEndWithoutLossOrDoubles() throws SQLException {
        try (var first = open(400, 50, true)) {
            first.start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(first.progress().present()).isGreaterThan(150));
            server.execute(
                    alb,
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + alb
                            + "' and pid <> pg_backend_pid()");
            long before = first.progress().present();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(first.progress().present()).isGreaterThan(before + 100));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(first.progress().corrected()).isPositive());
        }
        long fed = number(alb, "select count(*) from responses");
        assertThat(number(alb, "select max(id) from responses")).isEqualTo(fed);
        // A response of somebody else with an id of the population: it stays, and the rest comes all the same.
        server.execute(alb, "insert into responses (id, cnt) values (" + (fed + 3) + ", 'ALB')");
        try (var second = open(400, 50, true)) {
            second.start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(number(alb, "select count(*) from responses"))
                            .isGreaterThan(fed + 20));
        }
        long count = number(alb, "select count(*) from responses");
        assertThat(number(alb, "select max(id) from responses")).isEqualTo(count);
        assertThat(number(alb, "select count(distinct cntstuid) from responses"))
                .isEqualTo(count - 1);
    }

    @Test
    void aSourceThatIsDownStopsNoOtherAndIsCaughtUpWith() throws SQLException {
        try (var fieldwork = open(100, 0, true)) {
            server.execute("postgres", "alter database " + alb + " allow_connections false");
            fieldwork.start();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(number(brn, "select count(*) from responses"))
                            .isGreaterThan(100));
            server.execute("postgres", "alter database " + alb + " allow_connections true");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(number(alb, "select count(*) from responses"))
                            .isGreaterThan(50));
        }
    }

    @Test
    void replayedFileEqualsTheSourcesAndIsNeverCorrected() throws SQLException {
        var plan = new FieldworkPlan(
                List.of(source("MEX", alb), source("ITA", brn)),
                5000,
                10,
                1,
                Optional.of(PublishedFiles.excerpt(".csv")),
                true);
        try (var fieldwork = Fieldwork.open(plan)) {
            fieldwork.start();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> fieldwork.progress().finished());
            assertThat(fieldwork.progress().corrected()).isZero();
        }
        assertThat(number(alb, "select count(*) from responses")).isEqualTo(365);
        assertThat(number(brn, "select count(*) from responses where cnt = 'ITA'"))
                .isEqualTo(593);
    }

    @Test
    void commandMakesTablesAndNamesWrongOptionsWithoutSecrets() throws SQLException {
        var uri = "ALB=postgresql://" + TestPostgres.USER + ":" + TestPostgres.PASSWORD + "@" + server.host() + ":"
                + server.port() + "/" + alb;
        assertThat(run("create", "--source", uri)).isEqualTo("0 ALB: table 'responses' is there\n");
        assertThat(number(alb, "select count(*) from responses")).isZero();
        assertThat(run("create", "--source", "ALB=http://u:hush@x/y"))
                .startsWith("2 ")
                .contains("expected CNT=postgresql://");
        assertThat(run("feed", "--sauce", "x")).startsWith("2 pisa fieldwork: ").hasLineCount(1);
        assertThat(run("feed", "--help")).startsWith("0 ").contains("--replay");
    }

    private static String run(String... arguments) {
        var out = new StringWriter();
        int code = FieldworkCommand.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
        return code + " " + out;
    }

    private Fieldwork open(double rate, int initial, boolean feed) {
        return Fieldwork.open(new FieldworkPlan(
                List.of(source("ALB", alb), source("BRN", brn)), rate, initial, 2018, Optional.empty(), feed));
    }

    private SourceDatabase source(String country, String database) {
        return new SourceDatabase(country, server.jdbcUrl(database), TestPostgres.USER, TestPostgres.PASSWORD);
    }

    private long number(String database, String sql) throws SQLException {
        try (var connection = server.connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
