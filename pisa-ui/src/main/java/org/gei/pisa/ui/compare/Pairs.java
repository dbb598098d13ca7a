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
        var rows = answer.all().stream()
                .filter(row -> name.apply(row).equals(key))
                .sorted(EstimateRows.DESCENDING)
                .toList();
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

    private static Cell cell(EstimateRow row, EstimateRow other, Unit unit) {
        return row.compare(other)
                .map(comparison -> Cell.of(
                        (comparison.significant() ? comparison.difference() > 0 ? "▲ " : "▼ " : "● ")
                                + unit.text(comparison.difference(), comparison.standardError()),
                        Double.valueOf(unit.shown(comparison.difference()))))
                .orElse(Cell.of(row.country().equals(other.country()) ? "" : "no value", null));
    }
}
