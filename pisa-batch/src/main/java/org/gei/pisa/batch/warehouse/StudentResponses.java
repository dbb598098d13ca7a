package org.gei.pisa.batch.warehouse;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/// Table `student_response`. What it holds of the rows is looked up first, by content hash: rows that are not there
/// go by COPY straight into it, rows with another content replace what is there, and the rest goes nowhere.
///
/// Nobody else may write rows of the country meanwhile, or the COPY fails on the primary key.
@Component
class StudentResponses {

    /// In the order in which [CopyRows] writes them; the background variables follow.
    static final List<String> COLUMNS = List.of(
            "cnt",
            "id",
            "version",
            "content_hash",
            "submitted_at",
            "changed_at",
            "loaded_at",
            "cntschid",
            "cntstuid",
            "w_fstuwt",
            "w_fsturwt",
            "pv_read",
            "pv_math",
            "pv_scie");

    private final JdbcClient warehouse;
    private final DataSource dataSource;
    private final String copy;
    private final boolean[] categorical;

    StudentResponses(JdbcClient warehouse, DataSource dataSource, Codebook codebook) {
        this.warehouse = warehouse;
        this.dataSource = dataSource;
        this.categorical = CopyRows.categorical(codebook.background());
        var names = Stream.concat(
                        COLUMNS.stream(), codebook.background().stream().map(Variable::column))
                .toList();
        this.copy = "copy student_response (" + String.join(", ", names) + ") from stdin (format binary)";
    }

    /// Writes the rows that are new or have another content, under the version.
    ///
    /// @param held rows of the country that are there, at most
    Upserted write(String country, long version, Instant loadedAt, List<Validation.Accepted> rows, long held) {
        var hashes = held == 0 ? Map.<Long, UUID>of() : hashes(country, rows);
        var fresh = new ArrayList<Validation.Accepted>(rows.size());
        var changed = new ArrayList<Validation.Accepted>();
        for (var row : rows) {
            var hash = hashes.get(row.raw().id());
            if (hash == null) {
                fresh.add(row);
            } else if (!hash.equals(row.response().contentHash())) {
                changed.add(row);
            }
        }
        delete(country, changed);
        copy(version, loadedAt, fresh, changed);
        forgetRetired(country, fresh);
        return new Upserted(fresh.size() + changed.size(), fresh.size());
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

    private Map<Long, UUID> hashes(String country, List<Validation.Accepted> rows) {
        var hashes = new HashMap<Long, UUID>();
        if (!rows.isEmpty()) {
            warehouse
                    .sql("select id, content_hash from student_response where cnt = :cnt and id = any (:ids)")
                    .param("cnt", country)
                    .param("ids", ids(rows))
                    .query((row, number) -> hashes.put(row.getLong(1), (UUID) row.getObject(2)))
                    .list();
        }
        return hashes;
    }

    private void delete(String country, List<Validation.Accepted> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var deleted = warehouse
                .sql("delete from student_response where cnt = :cnt and id = any (:ids)")
                .param("cnt", country)
                .param("ids", ids(rows))
                .update();
        if (deleted != rows.size()) {
            throw new IllegalStateException("changed responses of " + country + ": expected " + rows.size()
                    + " to be there, but got " + deleted);
        }
    }

    private void forgetRetired(String country, List<Validation.Accepted> rows) {
        if (!rows.isEmpty()) {
            warehouse
                    .sql("delete from retired_response where cnt = :cnt and id = any (:ids)")
                    .param("cnt", country)
                    .param("ids", ids(rows))
                    .update();
        }
    }

    private static Long[] ids(List<Validation.Accepted> rows) {
        return rows.stream().map(row -> row.raw().id()).toArray(Long[]::new);
    }

    private void copy(
            long version, Instant loadedAt, List<Validation.Accepted> fresh, List<Validation.Accepted> changed) {
        if (fresh.isEmpty() && changed.isEmpty()) {
            return;
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            try {
                var copied = new CopyRows(in, categorical);
                for (var row : fresh) {
                    copied.add(row, version, loadedAt);
                }
                for (var row : changed) {
                    copied.add(row, version, loadedAt);
                }
                copied.end();
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator(dataSource).translate("copy of responses", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
