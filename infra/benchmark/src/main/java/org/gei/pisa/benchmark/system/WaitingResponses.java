package org.gei.pisa.benchmark.system;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.gei.pisa.fieldwork.source.FileVariable;
import org.gei.pisa.fieldwork.source.Population;
import org.gei.pisa.fieldwork.source.StudentFile;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Responses that were made beforehand and wait in a table of the source for the moment in which they are handed in.
///
/// Handing one in is a transaction with an ordinary INSERT of all columns, whose plan its connection keeps: 0.4 ms of
/// the source's processor, as much as it takes to insert a row of nothing but an id. A COPY of its own per response
/// takes 7 ms, nearly all of it for the names of more than a thousand columns; the same INSERT with a parameter per
/// column 0.6 ms.
final class WaitingResponses {

    private static final int BATCH = 200;
    private static final String COLUMNS = ofEveryVariable("\"%s\"");
    private static final String HAND_IN =
            "insert into responses (id, submitted_at, %1$s) select id, now(), %1$s from bench.waiting where id = ?"
                    .formatted(COLUMNS);

    private WaitingResponses() {}

    /// Lets the responses at these positions of a population wait, and no others.
    static void make(Connection source, Population population, int from, int to) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("drop table if exists bench.waiting");
            // nobody may look through a thousand columns of it while something is measured
            statement.execute("create unlogged table bench.waiting (id bigint primary key, "
                    + ofEveryVariable("\"%s\" text") + ") with (autovacuum_enabled = off)");
        }
        var copy = source.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench.waiting from stdin");
        try {
            for (int position = from; position < to; position += BATCH) {
                write(copy, population, position, Math.min(position + BATCH, to));
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(CopyIn copy, Population population, int from, int to) throws SQLException {
        var text = new StringBuilder();
        for (int position = from; position < to; position++) {
            text.append(population.id(position))
                    .append('\t')
                    .append(population.fields(position))
                    .append('\n');
        }
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    /// A statement that hands in the response with the id that is its only parameter.
    static PreparedStatement handIn(Connection source) throws SQLException {
        return source.prepareStatement(HAND_IN);
    }

    private static String ofEveryVariable(String sql) {
        return StudentFile.pisa2018().variables().stream()
                .map(FileVariable::column)
                .map(sql::formatted)
                .collect(Collectors.joining(", "));
    }
}
