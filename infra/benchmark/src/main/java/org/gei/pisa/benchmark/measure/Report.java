package org.gei.pisa.benchmark.measure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one benchmark measured.
///
/// @param postgres version of the server that took part; null if none did
/// @param shape what was measured on: rows, columns, connections, durations; a line each
/// @param remarks what to know when reading the numbers; a line each
public record Report(
        String benchmark,
        boolean quick,
        @Nullable String postgres,
        List<String> shape,
        List<Line> lines,
        List<Goal> goals,
        List<String> remarks) {

    public Report {
        shape = List.copyOf(shape);
        lines = List.copyOf(lines);
        goals = List.copyOf(goals);
        remarks = List.copyOf(remarks);
    }
}
