package org.gei.pisa.batch.warehouse;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.Validation;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.stereotype.Component;

/// Table `student_response`: rows go by COPY into a stage of the connection, and from there in one
/// statement into the
/// table, which leaves rows with the same content hash untouched.
@Component
class StudentResponses {

    private static final List<String> FIXED = List.of(
            "cnt",
            "id",
            "content_hash",
            "submitted_at",
            "changed_at",
            "cntschid",
            "cntstuid",
            "w_fstuwt",
            "w_fsturwt",
            "pv_read",
            "pv_math",
            "pv_scie");

    private final JdbcClient warehouse;
    private final DataSource dataSource;
    private final String createStage;
    private final String copy;
    private final String upsert;
    private final boolean[] categorical;

    StudentResponses(JdbcClient warehouse, DataSource dataSource, Codebook codebook) {
        this.warehouse = warehouse;
        this.dataSource = dataSource;
        var background = codebook.background();
        this.categorical = new boolean[background.size()];
        for (var i = 0; i < categorical.length; i++) {
            categorical[i] = !background.get(i).codes().isEmpty();
        }
        var names = Stream.concat(FIXED.stream(), background.stream().map(Variable::column))
                .toList();
        var columns = String.join(", ", names);
        this.createStage = "create temp table if not exists stage_response on commit delete rows as select " + columns
                + " from student_response with no data";
        this.copy = "copy stage_response (" + columns + ") from stdin";
        this.upsert = """
                with written as (
                    insert into student_response as r (version, loaded_at, %1$s)
                    select :version, clock_timestamp(), %1$s from stage_response
                    on conflict (cnt, id) do update
                        set version = excluded.version, loaded_at = excluded.loaded_at, %2$s
                        where r.content_hash <> excluded.content_hash
                    returning xmax = 0 as inserted)
                select count(*), count(*) filter (where inserted) from written""".formatted(
                        columns,
                        names.stream()
                                .filter(name -> !name.equals("cnt") && !name.equals("id"))
                                .map(name -> name + " = excluded." + name)
                                .collect(Collectors.joining(", ")));
    }

    Upserted upsert(String country, long version, List<Validation.Accepted> rows) {
        if (rows.isEmpty()) {
            return new Upserted(0, 0);
        }
        warehouse.sql(createStage).update();
        copy(rows);
        var upserted = warehouse
                .sql(upsert)
                .param("version", version)
                .query((row, number) -> new Upserted(row.getInt(1), row.getInt(2)))
                .single();
        if (upserted.inserted() > 0) {
            warehouse
                    .sql("delete from retired_response where cnt = :cnt"
                            + " and id in (select id from stage_response where cnt = :cnt)")
                    .param("cnt", country)
                    .update();
        }
        return upserted;
    }

    /// Removes rows that the source has no longer, and remembers them under the version; the number removed.
    int retire(String country, long version, List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : warehouse
                        .sql("""
                                with gone as (
                                    delete from student_response where cnt = :cnt and id = any (:ids) returning id)
                                insert into retired_response (cnt, id, version)
                                select :cnt, id, :version from gone
                                on conflict (cnt, id) do update set version = excluded.version, retired_at = now()""")
                        .param("cnt", country)
                        .param("version", version)
                        .param("ids", ids.toArray(Long[]::new))
                        .update();
    }

    private void copy(List<Validation.Accepted> rows) {
        var lines = new CopyLines(categorical);
        rows.forEach(lines::add);
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var bytes = lines.text().getBytes(StandardCharsets.UTF_8);
            var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            in.writeToCopy(bytes, 0, bytes.length);
            in.endCopy();
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator(dataSource).translate("copy of responses", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
