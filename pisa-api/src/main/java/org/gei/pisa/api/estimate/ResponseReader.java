package org.gei.pisa.api.estimate;

import io.r2dbc.postgresql.api.PostgresTransactionDefinition;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what changed in a country since a version: in one transaction with one snapshot, so that
/// version, count and rows belong together; row by row into columns, so that memory is bounded by what is
/// kept.
@Component
class ResponseReader {

    /// Before every version.
    static final long NEVER = -1;

    private static final int FETCH = 500;
    private static final String STATE =
            "select version, responses, loaded_at, trace_parent from source_state where cnt = $1";
    private static final String RETIRED = "select id, version from retired_response where cnt = $1 and version > $2";
    /// The background variables come as one array: a column of its own costs each row as much as ten
    /// elements.
    private static final String CHANGED = """
            select id, version, submitted_at, changed_at, loaded_at, cntschid, w_fstuwt, w_fsturwt, pv_read, pv_math,
                pv_scie, array[%s]::float8[]
            from student_response where cnt = $1 and version > $2 order by id""";

    private final ConnectionFactory warehouse;
    private final LongAdder rowsRead = new LongAdder();

    ResponseReader(ConnectionFactory warehouse) {
        this.warehouse = warehouse;
    }

    private record State(
            long version,
            long responses,
            @Nullable Instant loadedAt,
            @Nullable String traceParent) {}

    /// @param version of the country's last change set
    /// @param responses of the country in the warehouse
    /// @param loadedAt when that change set was loaded, null if nothing ever was
    /// @param traceParent the span that wrote that change set; null if it was not sampled
    /// @param whole whether `changes` are all responses, not changes
    record Delta(
            long version,
            long responses,
            @Nullable Instant loadedAt,
            @Nullable String traceParent,
            boolean whole,
            ResponseColumns changes,
            LoadDelays delays) {}

    /// Rows read since the start, for people who wait.
    long rowsRead() {
        return rowsRead.sum();
    }

    /// What changed since a version, or everything since [#NEVER]; empty if the country is not known.
    Mono<Delta> read(String country, long since, ColumnLayout layout) {
        var oneSnapshot = PostgresTransactionDefinition.from(IsolationLevel.REPEATABLE_READ)
                .readOnly();
        return Mono.usingWhen(
                warehouse.create(),
                connection -> Mono.from(connection.beginTransaction(oneSnapshot))
                        .then(state(connection, country))
                        .flatMap(state -> delta(connection, country, since, layout, state)),
                connection -> Mono.from(connection.commitTransaction()).then(Mono.from(connection.close())),
                (connection, _) -> end(connection),
                ResponseReader::end);
    }

    private static Mono<Void> end(Connection connection) {
        return Mono.from(connection.rollbackTransaction())
                .onErrorComplete()
                .then(Mono.from(connection.close()))
                .onErrorComplete();
    }

    private static Mono<State> state(Connection connection, String country) {
        return Flux.from(connection.createStatement(STATE).bind("$1", country).execute())
                .flatMap(result -> result.map((Readable row) ->
                        new State(number(row, 0), number(row, 1), row.get(2, Instant.class), row.get(3, String.class))))
                .singleOrEmpty();
    }

    private Mono<Delta> delta(Connection connection, String country, long since, ColumnLayout layout, State state) {
        boolean whole = since == NEVER;
        var changes = new ResponseColumns(layout);
        var delays = new LoadDelays();
        var changed = Flux.from(connection
                        .createStatement(changed(layout))
                        .bind("$1", country)
                        .bind("$2", since)
                        .fetchSize(FETCH)
                        .execute())
                .concatMap(result -> result.map((Readable row) -> {
                    changes.put(response(row));
                    delays.add(instant(row, 3), instant(row, 4));
                    rowsRead.increment();
                    return Boolean.TRUE;
                }))
                .then();
        var retired = Flux.from(connection
                        .createStatement(RETIRED)
                        .bind("$1", country)
                        .bind("$2", since)
                        .execute())
                .concatMap(result -> result.map((Readable row) -> {
                    changes.remove(number(row, 0), number(row, 1));
                    return Boolean.TRUE;
                }))
                .then();
        return changed.then(whole ? Mono.empty() : retired)
                .then(Mono.fromSupplier(() -> new Delta(
                        state.version(),
                        state.responses(),
                        state.loadedAt(),
                        state.traceParent(),
                        whole,
                        changes,
                        delays)));
    }

    private static String changed(ColumnLayout layout) {
        return CHANGED.formatted(layout.variables().stream()
                // the name is checked by Variable: letters, digits and underscores only
                .map(variable -> "\"" + variable.column() + "\"")
                .collect(Collectors.joining(", ")));
    }

    private static Response response(Readable row) {
        return new Response(
                number(row, 0),
                number(row, 1),
                instant(row, 2).toEpochMilli(),
                number(row, 5),
                Objects.requireNonNull(row.get(6, Double.class)),
                Objects.requireNonNull(row.get(7, double[].class)),
                scores(row, 8),
                scores(row, 9),
                scores(row, 10),
                Objects.requireNonNull(row.get(11, double[].class)));
    }

    private static double[] scores(Readable row, int column) {
        var scores = row.get(column, double[].class);
        return scores == null ? Response.NOT_TESTED : scores;
    }

    private static long number(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Long.class));
    }

    private static Instant instant(Readable row, int column) {
        return Objects.requireNonNull(row.get(column, Instant.class));
    }
}
