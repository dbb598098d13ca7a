package org.gei.pisa.ui.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.ui.chart.DataTable;
import org.gei.pisa.ui.chart.DataTable.Cell;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// Estimates as a table: value, standard error and number of students of each, exact in files.
public final class EstimateTables {

    private EstimateTables() {}

    /// @param units of each row
    /// @param variables names a variable
    /// @param codes names a code of a variable; measures are named by the variable of the row
    public static DataTable of(
            List<EstimateRow> rows,
            Function<EstimateRow, Unit> units,
            Function<String, String> variables,
            BiFunction<String, String, String> codes) {
        boolean several = rows.stream().map(EstimateRow::variable).distinct().count() > 1;
        boolean measured = rows.stream().anyMatch(row -> row.measure() != null);
        boolean compared = rows.stream().anyMatch(row -> row.againstAverage() != null);
        var grouping = rows.isEmpty()
                ? List.<String>of()
                : List.copyOf(rows.getFirst().group().keySet());
        var columns = new ArrayList<>(List.of("Country", "Code"));
        if (several) {
            columns.add("Variable");
        }
        grouping.forEach(variable -> columns.add(variables.apply(variable)));
        if (measured) {
            columns.add("Measure");
        }
        columns.addAll(List.of("Value", "SE", "95 % from", "to", "Students", "Schools", "Sample"));
        if (compared) {
            columns.add("Against average");
        }
        boolean missing = rows.stream().anyMatch(row -> row.value() == null);
        if (missing) {
            columns.add("Note");
        }
        var lines = rows.stream().map(row -> {
            var unit = units.apply(row);
            var cells = new ArrayList<>(List.of(Cell.of(row.name()), Cell.of(row.country())));
            if (several) {
                cells.add(Cell.of(variables.apply(row.variable())));
            }
            grouping.forEach(variable -> cells.add(
                    Cell.of(codes.apply(variable, Objects.toString(row.group().get(variable), "")))));
            if (measured) {
                cells.add(Cell.of(codes.apply(row.variable(), Objects.toString(row.measure(), ""))));
            }
            cells.addAll(numbers(row, unit));
            if (compared) {
                cells.add(Cell.of(against(row, unit)));
            }
            if (missing) {
                cells.add(Cell.of(row.value() == null ? "collecting: " + Words.missing(row) : ""));
            }
            return List.<Cell>copyOf(cells);
        });
        return new DataTable(columns, lines.toList());
    }

    /// Where all rows are of one unit, and neither variables nor groups need names.
    public static DataTable of(List<EstimateRow> rows, Unit unit) {
        return of(rows, _ -> unit, name -> name, (_, code) -> code);
    }

    private static List<Cell> numbers(EstimateRow row, Unit unit) {
        return List.of(
                number(row.value(), unit, unit.decimals()),
                number(row.standardError(), unit, unit.errorDecimals()),
                number(Words.low(row), unit, unit.decimals()),
                number(Words.high(row), unit, unit.decimals()),
                Cell.of(Numbers.whole(row.students()), row.students()),
                Cell.of(Numbers.whole(row.schools()), row.schools()),
                Cell.of(sample(row), Double.valueOf(row.coverage())));
    }

    private static Cell number(@Nullable Double value, Unit unit, int decimals) {
        return value == null
                ? Cell.of("", null)
                : Cell.of(Numbers.decimal(unit.shown(value), decimals), Double.valueOf(unit.shown(value)));
    }

    private static String sample(EstimateRow row) {
        var mark = row.mark();
        return (mark == null ? "" : mark + " ") + Numbers.percent(row.coverage());
    }

    private static String against(EstimateRow row, Unit unit) {
        var comparison = row.againstAverage();
        if (comparison == null) {
            return "";
        }
        var difference = unit.text(Math.abs(comparison.difference()));
        return switch (ChartRows.Side.of(comparison)) {
            case ABOVE -> "▲ " + difference + " above";
            case BELOW -> "▼ " + difference + " below";
            case SAME, UNKNOWN -> "● not different";
        };
    }
}
