package org.gei.pisa.batch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Malformed rows all the way from a source: each is loaded exactly or in quarantine with what is wrong
/// with it.
class BadInputIT {

    private static final TestPostgres SERVER = TestPostgres.server();
    private static final List<Variable> VARIABLES = Codebook.pisa2018().variables();
    private static final long RANDOM = 100_000;

    private static TestSource albania;
    private static Connection connection;
    private static RunningBatch batch;

    @BeforeAll
    static void start() throws SQLException {
        SERVER.createWarehouseRoles();
        albania = new TestSource(SERVER, "ALB");
        connection = albania.connect();
        batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(albania), "--pisa.load.bad-rows-share=1");
    }

    @AfterAll
    static void stop() throws SQLException {
        batch.close();
        connection.close();
    }

    @Test
    void everyKindIsInQuarantineForExactlyWhatIsWrong() throws SQLException {
        var kinds = MalformedRows.all();
        for (var i = 0; i < kinds.size(); i++) {
            insert(MalformedRows.row(i + 1, kinds.get(i).values()));
        }
        eventually(() -> assertThat(quarantined("id < 10000")).isEqualTo(kinds.size()));
        for (var i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            var found =
                    batch.warehouse().sql("""
                            select string_agg(v ->> 'variable' || ': ' || (v ->> 'rule'), '; ')
                            from quarantined_response, jsonb_array_elements(violations) v where id = ?""").param(i + 1).query(String.class).single();
            assertThat(found).as(kind.name()).isEqualTo(kind.variable() + ": " + kind.rule());
        }
        assertThat(batch.number("select max(pg_column_size(raw)) from quarantined_response"))
                .isLessThan(20_000);
        assertThat(failures()).isZero();
    }

    @Test
    void timesThatAreNoneAreRefused() {
        for (var bad : List.of("infinity", "-infinity", "1492-10-12", "12000-01-01", "0044-03-15 BC")) {
            var id = 50_000 + Math.abs(bad.hashCode() % 10_000);
            albania.execute(albania.insertSql(id, id));
            albania.execute("update responses set submitted_at = '" + bad + "' where id = " + id);
            eventually(() -> assertThat(batch.number("""
                            select count(*) from quarantined_response
                            where violations @> '[{"variable": "SUBMITTED_AT"}]' and id = """ + id)).isEqualTo(1));
        }
        assertThat(failures()).isZero();
    }

    @Test
    void longTextIsKeptByItsBeginningItsLengthAndItsHash() throws SQLException {
        insert(MalformedRows.row(90_001, Map.of("ESCS", "ab".repeat(500_000))));
        eventually(() -> assertThat(quarantined("id = 90001")).isEqualTo(1));
        var raw = batch.get("/api/v1/quarantine/ALB/90001", QuarantineDetail.class).raw().stream()
                .filter(value -> value.column().equals("escs"))
                .findFirst()
                .orElseThrow();
        assertThat(raw.text())
                .startsWith("abab")
                .endsWith("... [1000000 characters, MD5 "
                        + java.util.HexFormat.of().formatHex(md5("ab".repeat(500_000))) + "]")
                .hasSizeLessThan(300);
    }

    @Test
    void generatedRowIsLoadedExactlyOrInQuarantineWithWhatTheRulesSay() throws SQLException {
        var random = new Random(2018);
        var rows = new HashMap<Long, RawResponse>();
        for (var id = RANDOM; id < RANDOM + 300; id++) {
            var values = new HashMap<String, String>();
            for (var i = random.nextInt(4); i > 0; i--) {
                values.put(VARIABLES.get(random.nextInt(VARIABLES.size())).name(), text(random));
            }
            rows.put(id, MalformedRows.row(id, values));
            insert(rows.get(id));
        }
        eventually(() -> assertThat(quarantined("id >= " + RANDOM)
                        + batch.number("select count(*) from student_response where id >= " + RANDOM))
                .isEqualTo(rows.size()));
        var rules = new ResponseRules("ALB", Codebook.pisa2018());
        var accepted = 0;
        for (var row : rows.values()) {
            switch (rules.validate(row)) {
                case Validation.Accepted good -> {
                    accepted++;
                    assertThat(batch.number("select count(*) from student_response where id = " + row.id()
                                    + " and content_hash = '" + good.response().contentHash() + "'"))
                            .isEqualTo(1);
                }
                case Validation.Rejected bad ->
                    assertThat(batch.get("/api/v1/quarantine/ALB/" + row.id(), QuarantineDetail.class)
                                    .row()
                                    .violations())
                            .isEqualTo(bad.violations());
            }
        }
        assertThat(accepted).isBetween(50, 250);
    }

    private static String text(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> String.valueOf(random.nextInt(-3, 100));
            case 2 -> String.valueOf(random.nextGaussian());
            case 3 ->
                random.ints(8, 1, 0x2fff)
                        .filter(c -> c < 0xd800)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
            default -> "NA";
        };
    }

    private static void insert(RawResponse row) throws SQLException {
        var columns = VARIABLES.stream().map(Variable::column).collect(Collectors.joining(", "));
        var values = VARIABLES.stream().map(variable -> "?").collect(Collectors.joining(", "));
        try (var statement =
                connection.prepareStatement("insert into responses (id, " + columns + ") values (?, " + values + ")")) {
            statement.setLong(1, row.id());
            for (var i = 0; i < VARIABLES.size(); i++) {
                statement.setString(2 + i, row.values().get(i));
            }
            statement.executeUpdate();
        }
    }

    private static byte[] md5(String text) {
        try {
            return java.security.MessageDigest.getInstance("MD5").digest(text.getBytes());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long quarantined(String condition) {
        return batch.number("select count(*) from quarantined_response where " + condition);
    }

    private static long failures() {
        return batch.get("/api/v1/executions?status=FAILED", ExecutionPage.class)
                .total();
    }
}
