package org.gei.pisa.ui.estimate;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// An answer as a page shows it: the countries that are chosen, in words for a time zone.
///
/// @param selected codes to show; empty for all
public record EstimateRows(EstimateTable table, Set<String> selected, ZoneId zone) {

    public EstimateRows {
        selected = Set.copyOf(selected);
    }

    public List<EstimateRow> all() {
        return table.estimates().stream()
                .filter(row -> selected.isEmpty() || selected.contains(row.country()))
                .toList();
    }

    /// Those of one variable.
    public List<EstimateRow> of(String variable) {
        return all().stream().filter(row -> row.variable().equals(variable)).toList();
    }

    /// By country, in the order of the answer.
    Map<String, List<EstimateRow>> byCountry() {
        return all().stream()
                .collect(Collectors.groupingBy(EstimateRow::country, LinkedHashMap::new, Collectors.toList()));
    }

    /// Highest first; those without a value last, the nearest to one first.
    public static final Comparator<EstimateRow> DESCENDING = Comparator.comparing(
                    EstimateRow::value, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Comparator.comparingInt(EstimateRow::students).reversed())
            .thenComparing(EstimateRow::country);

    /// The average of the same variable, measure and group, if there is one.
    @Nullable
    AverageEstimate average(EstimateRow row) {
        var key = Words.key(row);
        return table.averages().stream()
                .filter(average -> Words.key(average.variable(), average.measure(), average.group())
                        .equals(key))
                .findFirst()
                .orElse(null);
    }

    /// As of when, how many students, who is still missing.
    public String footer() {
        var rows = all();
        long students = rows.stream()
                .collect(Collectors.toMap(EstimateRow::country, EstimateRow::students, Math::max))
                .values()
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
        var footer = "as of %s · %s students".formatted(Numbers.time(table.asOf(), zone), Numbers.whole(students));
        var marks = rows.stream()
                .map(EstimateRow::mark)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .map(mark -> mark.equals("†") ? "† under 75 %" : "‡ under 50 %")
                .collect(Collectors.joining(", "));
        return marks.isEmpty() ? footer : footer + " · " + marks + " of the sample";
    }

    /// `Highest: Chile 31.2 (0.3). Lowest: ...`
    public static String summary(List<EstimateRow> rows, Unit unit, Function<EstimateRow, String> name) {
        var known = rows.stream()
                .filter(row -> row.value() != null)
                .sorted(DESCENDING)
                .map(row -> name.apply(row) + " " + Words.value(row, unit) + unit.suffix())
                .toList();
        if (known.isEmpty()) {
            return "No country has enough students for a value yet.";
        }
        return known.size() == 1
                ? known.getFirst()
                : "Highest: %s. Lowest: %s.".formatted(known.getFirst(), known.getLast());
    }
}
