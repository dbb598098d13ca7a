package org.gei.pisa.api.analysis;

import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.live.EstimateTable;
import org.jspecify.annotations.Nullable;

/// A table as CSV: a line per estimate, a column per grouping variable, then one line per average, whose country is
/// `AVG`.
final class EstimateCsv {

    private EstimateCsv() {}

    static String text(EstimateTable table) {
        var csv = new Csv();
        var by = table.query().by();
        var header = new ArrayList<>(List.of("country", "name", "statistic", "variable", "measure"));
        header.addAll(by);
        header.addAll(List.of(
                "value", "standardError", "students", "schools", "population", "coverage", "mark", "flag", "version"));
        csv.line(header);
        for (var row : table.estimates()) {
            var line = new ArrayList<@Nullable Object>();
            line.add(row.country());
            line.add(row.name());
            line.add(table.query().statistic());
            line.add(row.variable());
            line.add(row.measure());
            by.forEach(variable -> line.add(row.group().get(variable)));
            line.add(row.value());
            line.add(row.standardError());
            line.add(row.students());
            line.add(row.schools());
            line.add(row.population());
            line.add(row.coverage());
            line.add(row.mark());
            line.add(row.flag());
            line.add(table.version());
            csv.line(line);
        }
        for (var average : table.averages()) {
            var line = new ArrayList<@Nullable Object>();
            line.add("AVG");
            line.add("Average of " + average.countries() + " countries");
            line.add(table.query().statistic());
            line.add(average.variable());
            line.add(average.measure());
            by.forEach(variable -> line.add(average.group().get(variable)));
            line.add(average.value());
            line.add(average.standardError());
            while (line.size() < header.size() - 1) {
                line.add(null);
            }
            line.add(table.version());
            csv.line(line);
        }
        return csv.toString();
    }
}
