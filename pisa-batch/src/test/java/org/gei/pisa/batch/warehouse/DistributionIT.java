package org.gei.pisa.batch.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gei.pisa.batch.RunningBatch.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gei.pisa.batch.RunningBatch;
import org.gei.pisa.batch.TestSource;
import org.gei.pisa.testing.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Responses can be spread over partitions or machines by country: the country is in every key and every
/// join of them.
class DistributionIT {

    private static final TestPostgres SERVER = TestPostgres.server();

    /// What grows with the responses; everything else stays small, in one place.
    private static final String DISTRIBUTED = "('student_response', 'quarantined_response', 'retired_response')";

    private static final Pattern SQL_JOIN =
            Pattern.compile("(?s)join\\s+(student|quarantined|retired)_response.{0,120}");

    @BeforeAll
    static void roles() {
        SERVER.createWarehouseRoles();
    }

    @Test
    void countryIsInEveryKeyOfResponses() {
        var source = new TestSource(SERVER, "ALB");
        try (var batch = new RunningBatch(SERVER, SERVER.createWarehouse(), List.of(source))) {
            assertThat(batch.warehouse()
                            .sql("""
                                    select t.relname || ': ' || pg_get_constraintdef(c.oid)
                                    from pg_constraint c join pg_class t on t.oid = c.conrelid
                                    where t.relname in %1$s and c.contype in ('p', 'u', 'x')
                                    union all
                                    select t.relname || ': ' || pg_get_indexdef(i.indexrelid)
                                    from pg_index i join pg_class t on t.oid = i.indrelid
                                    where t.relname in %1$s and i.indisunique""".formatted(DISTRIBUTED))
                            .query(String.class)
                            .list())
                    .hasSize(6)
                    .allSatisfy(key -> assertThat(key).containsPattern("\\(cnt, id\\)"));
            assertThat(batch.number("""
                            select count(*) from pg_constraint c join pg_class t on t.oid = c.conrelid
                            join pg_class r on r.oid = c.confrelid
                            where c.contype = 'f' and (t.relname in %1$s and r.relname <> 'participant'
                                or r.relname in %1$s)""".formatted(DISTRIBUTED)))
                    .as("foreign keys from or to responses, but to the small table participant")
                    .isZero();
        }
    }

    @Test
    void everyJoinOfResponsesNamesTheCountry() throws Exception {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                SQL_JOIN.matcher(Files.readString(file))
                        .results()
                        .forEach(join ->
                                assertThat(join.group()).as(file.toString()).contains("cnt"));
            }
        }
    }

    /// PostgreSQL itself refuses a unique key without the partition's column.
    @Test
    void loadCorrectionQuarantineAndReconciliationWorkOnPartitionsByCountry() throws Exception {
        var warehouse = SERVER.createWarehouse();
        var albania = new TestSource(SERVER, "ALB");
        var chile = new TestSource(SERVER, "CHL");
        albania.insert(1, 1500);
        try (var batch = new RunningBatch(SERVER, warehouse, List.of(albania, chile))) {
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(1500));
        }
        SERVER.execute(
                warehouse, "set role pisa_owner; " + Files.readString(Path.of("../infra/warehouse/partition.sql")));
        try (var batch = new RunningBatch(SERVER, warehouse, List.of(albania, chile))) {
            chile.insert(1, 1200);
            albania.inOneTransaction(
                    "update responses set escs = '1.25' where id <= 10",
                    "update responses set w_fstuwt = 'heavy' where id = 20",
                    "delete from responses where id = 30",
                    albania.insertSql(1501, 1510));
            eventually(() -> assertThat(batch.count("CHL")).isEqualTo(1200));
            eventually(() -> assertThat(batch.count("ALB")).isEqualTo(1510));
            eventually(() -> assertThat(
                            batch.number("select count(*) from student_response where escs = 1.25 and id <= 10"))
                    .isEqualTo(10));
            eventually(() -> assertThat(batch.number("select count(*) from quarantined_response where stale"))
                    .isOne());
            batch.run("reconcile", List.of("ALB", "CHL"), false);
            assertThat(batch.count("ALB")).isEqualTo(1509);
            assertThat(batch.source("ALB").proof().retired()).isOne();
            assertThat(batch.number("select count(distinct tableoid) from student_response"))
                    .isEqualTo(2);
            assertThat(batch.number("select sum(responses) from source_state")).isEqualTo(1509 + 1200);
        }
    }
}
