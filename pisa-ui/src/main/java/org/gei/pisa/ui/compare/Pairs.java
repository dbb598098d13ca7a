package org.gei.pisa.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.chart.DataTable.Cell;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.Unit;

/// Who differs from whom: the row minus the column, with its standard error, and whether that is significant.
final class Pairs {

    /// With more countries nobody can read it.
    static final int MOST = 20;

    private Pairs() {}

    /// Names of what can be compared: one for each group and measure.
    static List<String> keys(EstimateRows answer, Function<EstimateRow, String> name) {
        return answer.all().stream().map(name).distinct().toList();
    }

    /// @param key which of the groups and measures
    static DataTable table(EstimateRows answer, Function<EstimateRow, String> name, String key, Unit unit) {
        var rows = ranked(answer, name, key);
        var columns = new ArrayList<String>();
        columns.add("Row minus column");
        rows.forEach(row -> columns.add(row.country()));
        return new DataTable(
                columns,
                rows.stream()
                        .map(row -> {
                            var cells = new ArrayList<Cell>();
                            cells.add(Cell.of(row.name()));
                            rows.forEach(other -> cells.add(cell(row, other, unit)));
                            return List.<Cell>copyOf(cells);
                        })
                        .toList());
    }

    /// All pairs one below the other, of every group and measure: for files.
    static DataTable list(EstimateRows answer, Function<EstimateRow, String> name, Unit unit) {
        var lines = new ArrayList<List<Cell>>();
        for (var key : keys(answer, name)) {
            var rows = ranked(answer, name, key);
            for (int i = 0; i < rows.size(); i++) {
                for (var other : rows.subList(i + 1, rows.size())) {
                    lines.add(line(key, rows.get(i), other, unit));
                }
            }
        }
        return new DataTable(
                List.of("group", "country", "other country", "difference", "standard error", "significant at 5 %"),
                lines);
    }

    private static List<EstimateRow> ranked(EstimateRows answer, Function<EstimateRow, String> name, String key) {
        return answer.all().stream()
                .filter(row -> name.apply(row).equals(key))
                .sorted(EstimateRows.DESCENDING)
                .toList();
    }

    private static List<Cell> line(String key, EstimateRow row, EstimateRow other, Unit unit) {
        var comparison = row.compare(other);
        return List.of(
                Cell.of(key),
                Cell.of(row.country()),
                Cell.of(other.country()),
                Cell.of(
                        "",
                        comparison.map(pair -> unit.shown(pair.difference())).orElse(null)),
                Cell.of(
                        "",
                        comparison.map(pair -> unit.shown(pair.standardError())).orElse(null)),
                Cell.of(comparison
                        .map(pair -> pair.significant() ? "yes" : "no")
                        .orElse("")));
    }

    private static Cell cell(EstimateRow row, EstimateRow other, Unit unit) {
        return row.compare(other)
                .map(comparison -> Cell.of(
                        (comparison.significant() ? comparison.difference() > 0 ? "▲ " : "▼ " : "● ")
                                + unit.text(comparison.difference(), comparison.standardError()),
                        Double.valueOf(unit.shown(comparison.difference()))))
                .orElse(Cell.of(row.country().equals(other.country()) ? "" : "no value", null));
    }
}
