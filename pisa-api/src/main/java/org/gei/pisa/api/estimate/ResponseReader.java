package org.gei.pisa.api.estimate;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads what changed in a country since a version.
@Component
class ResponseReader {

    /// The background variables that are kept in memory.
    static final List<String> VARIABLES = List.of("TMINS", "ESCS", "BELONG", "DURECEC");

    static final ColumnLayout LAYOUT = new ColumnLayout(VARIABLES.stream()
            .map(name -> Codebook.pisa2018().find(name).orElseThrow())
            .toList());

    private static final int FETCH = 2000;
    private static final long NEVER = -1;
    /// One statement, hence one snapshot: the version and the count belong to exactly these rows.
    private static final String SQL = """
            select s.version, s.responses, r.id, r.submitted_at, r.changed_at, r.loaded_at, r.w_fstuwt, %s
            from source_state s
            left join student_response r on r.cnt = s.cnt and r.version > :since
            where s.cnt = :cnt""".formatted(VARIABLES.stream()
            .map(variable -> "r.\"" + variable.toLowerCase(Locale.ROOT) + "\"::float8")
            .collect(Collectors.joining(", ")));

    private static final int FIRST_VALUE = 7;

    private final DatabaseClient warehouse;

    ResponseReader(DatabaseClient warehouse) {
        this.warehouse = warehouse;
    }

    record Row(long id, Instant submittedAt, Instant changedAt, Instant loadedAt, double weight, double[] values) {}

    /// @param version of the country's last change set
    /// @param responses of the country in the warehouse
    /// @param whole whether `rows` are all of them
    record Delta(long version, long responses, boolean whole, List<Row> rows) {}

    Mono<Delta> changedSince(String country, long version) {
        return read(country, version, false);
    }

    Mono<Delta> all(String country) {
        return read(country, NEVER, true);
    }

    private Mono<Delta> read(String country, long since, boolean whole) {
        record Line(long version, long responses, List<Row> row) {}
        return warehouse
                .sql(SQL)
                .bind("since", since)
                .bind("cnt", country)
                .filter(statement -> statement.fetchSize(FETCH))
                .map(row -> new Line(
                        number(row, 0).longValue(),
                        number(row, 1).longValue(),
                        row.get(2) == null ? List.of() : List.of(row(row))))
                .all()
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .map(lines -> {
                    var rows = new ArrayList<Row>(lines.size());
                    lines.forEach(line -> rows.addAll(line.row()));
                    var first = lines.getFirst();
                    return new Delta(first.version(), first.responses(), whole, rows);
                });
    }

    private static Row row(Readable row) {
        var values = new double[VARIABLES.size()];
        for (int i = 0; i < values.length; i++) {
            var value = row.get(FIRST_VALUE + i, Double.class);
            values[i] = value == null ? Double.NaN : value;
        }
        return new Row(
                number(row, 2).longValue(),
                instant(row, 3),
                instant(row, 4),
                instant(row, 5),
                number(row, 6).doubleValue(),
                values);
    }

    private static Number number(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Number.class));
    }

    private static Instant instant(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }
}
