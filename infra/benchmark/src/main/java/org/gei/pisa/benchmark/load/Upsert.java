package org.gei.pisa.benchmark.load;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.StudentResponse;
import org.gei.pisa.domain.response.Validation;
import org.jspecify.annotations.Nullable;

/// One row as everybody else reads, judges and writes it: the same rules, the same table, and one
/// `INSERT ... ON CONFLICT` that leaves unchanged rows alone.
final class Upsert {

    private static final List<String> FIXED = List.of(
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

    /// Columns of a source before those of the variables.
    private static final int READ_FIXED = 3;

    private static final Codebook CODEBOOK = Codebook.pisa2018();

    private Upsert() {}

    static String sql(String table) {
        var columns = Stream.concat(
                        FIXED.stream(), CODEBOOK.background().stream().map(Variable::column))
                .toList();
        return "insert into %s as r (%s) values (%s) on conflict (cnt, id) do update set %s where r.content_hash <> excluded.content_hash"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
                        columns.stream()
                                .skip(2)
                                .map(column -> column + " = excluded." + column)
                                .collect(Collectors.joining(", ")));
    }

    static RawResponse read(ResultSet row) throws SQLException {
        var values = new ArrayList<@Nullable String>();
        for (var i = 1; i <= CODEBOOK.variables().size(); i++) {
            values.add(row.getString(READ_FIXED + i));
        }
        return new RawResponse(row.getLong(1), instant(row, 2), instant(row, 3), values);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// @throws IllegalStateException if the row is bad: sources of benchmarks have none
    static Validation.Accepted validate(ResponseRules rules, RawResponse row) {
        return switch (rules.validate(row)) {
            case Validation.Accepted accepted -> accepted;
            case Validation.Rejected rejected ->
                throw new IllegalStateException("row " + row.id() + ": expected a good one, but its "
                        + rejected.violations().getFirst().variable() + " is bad");
        };
    }

    static void set(PreparedStatement statement, Validation.Accepted row) throws SQLException {
        var response = row.response();
        statement.setString(1, response.country());
        statement.setLong(2, response.id());
        statement.setLong(3, 1);
        statement.setObject(4, response.contentHash());
        statement.setTimestamp(5, Timestamp.from(row.raw().submittedAt()));
        statement.setTimestamp(6, Timestamp.from(row.raw().changedAt()));
        statement.setTimestamp(7, Timestamp.from(Instant.now()));
        statement.setLong(8, response.school());
        statement.setLong(9, response.student());
        statement.setDouble(10, response.finalWeight());
        statement.setObject(11, response.replicateWeights());
        statement.setObject(12, response.reading());
        statement.setObject(13, response.mathematics());
        statement.setObject(14, response.science());
        background(statement, response);
    }

    private static void background(PreparedStatement statement, StudentResponse response) throws SQLException {
        var variables = CODEBOOK.background();
        for (var i = 0; i < variables.size(); i++) {
            var value = response.background()[i];
            var categorical = !variables.get(i).codes().isEmpty();
            var parameter = FIXED.size() + 1 + i;
            if (Double.isNaN(value)) {
                statement.setNull(parameter, categorical ? Types.SMALLINT : Types.DOUBLE);
            } else if (categorical) {
                statement.setShort(parameter, (short) value);
            } else {
                statement.setDouble(parameter, value);
            }
        }
    }
}
