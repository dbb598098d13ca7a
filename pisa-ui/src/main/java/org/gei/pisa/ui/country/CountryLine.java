package org.gei.pisa.ui.country;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.ui.estimate.Unit;
import org.gei.pisa.ui.estimate.Words;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// A country in the list of all.
///
/// @param cells the three domains, students, share of the sample, source
record CountryLine(String code, String name, List<String> cells) {

    CountryLine {
        cells = List.copyOf(cells);
    }

    /// @param selected codes; empty for all
    static List<CountryLine> all(
            Submissions submissions,
            @Nullable Freshness freshness,
            @Nullable EstimateTable means,
            Set<String> selected) {
        return submissions.countries().stream()
                .filter(country -> selected.isEmpty() || selected.contains(country.country()))
                .sorted(Comparator.comparing(Submissions.CountrySubmissions::name))
                .map(country -> {
                    var cells = new ArrayList<String>();
                    for (var domain : Domain.values()) {
                        cells.add(score(means, country.country(), domain));
                    }
                    cells.add(Numbers.whole(country.loaded()));
                    cells.add(mark(country.coverage()) + Numbers.percent(country.coverage()));
                    cells.add(source(freshness, country.country()));
                    return new CountryLine(country.country(), country.name(), cells);
                })
                .toList();
    }

    private static String mark(double coverage) {
        var mark = Numbers.coverageMark(coverage);
        return mark.isEmpty() ? "" : mark + " ";
    }

    private static String score(@Nullable EstimateTable means, String country, Domain domain) {
        if (means == null) {
            return "";
        }
        return means.estimates().stream()
                .filter(row -> row.country().equals(country) && row.variable().equals(domain.variable()))
                .findFirst()
                .map(row -> arrow(row) + Words.value(row, Unit.SCORE))
                .orElse("");
    }

    private static String arrow(EstimateRow row) {
        Comparison against = row.againstAverage();
        if (against == null || !against.significant()) {
            return "";
        }
        return against.difference() > 0 ? "▲ " : "▼ ";
    }

    private static String source(@Nullable Freshness freshness, String country) {
        return freshness == null
                ? ""
                : freshness.countries().stream()
                        .filter(candidate -> candidate.country().equals(country))
                        .findFirst()
                        .map(found -> found.state().name().toLowerCase(Locale.ROOT))
                        .orElse("");
    }
}
