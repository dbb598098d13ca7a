package org.gei.pisa.benchmark.measure;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// A report for people: the shape, a table with a line per variant, the goals.
public final class ReportText {

    /// From so many samples on a 99th percentile says something.
    private static final int MANY = 100;

    private ReportText() {}

    public static void print(Report report, PrintWriter out) {
        if (report.postgres() != null) {
            out.println("  PostgreSQL " + report.postgres());
        }
        report.shape().forEach(line -> out.println("  " + line));
        out.println();
        table(report.lines()).forEach(out::println);
        out.println();
        report.goals().forEach(goal -> out.println("  " + inWords(goal)));
        report.remarks().forEach(remark -> out.println("  " + remark));
        out.flush();
    }

    static List<String> table(List<Line> lines) {
        var peers = new LinkedHashSet<String>();
        lines.forEach(line -> peers.addAll(line.ratios().keySet()));
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("", "unit", "n", "median", "p99", "lowest", "highest"));
        peers.forEach(peer -> head.add("/ " + peer));
        rows.add(head);
        for (var line : lines) {
            var samples = line.samples();
            var row = new ArrayList<>(List.of(
                    line.variant(),
                    line.unit(),
                    Integer.toString(samples.size()),
                    number(samples.median()),
                    samples.size() < MANY ? "" : number(samples.percentile(99)),
                    number(samples.lowest()),
                    number(samples.highest())));
            for (var peer : peers) {
                var ratio = line.ratios().get(peer);
                row.add(ratio == null ? "" : number(ratio));
            }
            rows.add(row);
        }
        return aligned(rows);
    }

    private static List<String> aligned(List<List<String>> rows) {
        var columns = rows.getFirst().size();
        var widths = new int[columns];
        rows.forEach(row -> {
            for (var i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream()
                .map(row -> {
                    var text = new StringBuilder("  ");
                    for (var i = 0; i < columns; i++) {
                        // words to the left, numbers to the right
                        text.append(("%" + (i < 2 ? "-" : "") + Math.max(1, widths[i]) + "s  ").formatted(row.get(i)));
                    }
                    return text.toString().stripTrailing();
                })
                .toList();
    }

    private static String inWords(Goal goal) {
        return "%s %s: %s%s (goal: %s %s%s)"
                .formatted(
                        goal.met() ? "met    " : "NOT MET",
                        goal.what(),
                        number(goal.measured()),
                        unit(goal),
                        goal.bound() == Goal.Bound.AT_LEAST ? "at least" : "at most",
                        number(goal.goal()),
                        unit(goal));
    }

    private static String unit(Goal goal) {
        return goal.unit().isEmpty() ? "" : " " + goal.unit();
    }

    /// Three digits that mean something.
    static String number(double value) {
        var size = Math.abs(value);
        var digits = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
