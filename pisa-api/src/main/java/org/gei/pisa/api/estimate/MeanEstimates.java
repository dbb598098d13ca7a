package org.gei.pisa.api.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.CountrySelection.Selection;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.api.participant.SourceStateRow;
import org.gei.pisa.domain.live.Means;
import org.gei.pisa.domain.survey.Mean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Means per country, exact and unrounded.
@Component
public class MeanEstimates {

    private final ResponseStore store;
    private final Catalogue catalogue;

    MeanEstimates(ResponseStore store, Catalogue catalogue) {
        this.store = store;
        this.catalogue = catalogue;
    }

    /// What to take the mean of.
    ///
    /// @param unit of the result
    /// @param variable whose values are divided by `divisor`
    /// @param second a variable that has to be valid too and gets a mean of its own; null for none
    public record Question(
            String unit,
            String variable,
            double divisor,
            @Nullable String second) {}

    /// Countries without valid data are left out.
    public Means means(Question question, Selection selection, boolean weighted) {
        var countries = new ArrayList<Means.CountryMean>();
        long version = 0;
        for (var participant : selection.participants()) {
            var responses = store.responses(participant.cnt());
            if (responses == null) {
                continue;
            }
            version += responses.version();
            var mean = mean(question, participant, responses, weighted);
            if (mean != null) {
                countries.add(mean);
            }
        }
        return new Means(version, asOf(selection), question.unit(), weighted, countries);
    }

    /// When the newest change of the countries was loaded; null if nothing ever was.
    public @Nullable Instant asOf(Selection selection) {
        return selection.participants().stream()
                .map(participant -> catalogue.state(participant.cnt()))
                .filter(Objects::nonNull)
                .map(SourceStateRow::loadedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Means.@Nullable CountryMean mean(
            Question question, ParticipantRow participant, CountryResponses responses, boolean weighted) {
        record Key(Question question, boolean weighted) {}
        List<Mean> means = responses.askOnce(new Key(question, weighted), columns -> {
            var first = question.variable();
            var second = question.second();
            return second == null
                    ? List.of(Mean.of(columns, first, weighted, List.of()))
                    : List.of(
                            Mean.of(columns, first, weighted, List.of(second)),
                            Mean.of(columns, second, weighted, List.of(first)));
        });
        var first = means.getFirst();
        if (first.students() == 0) {
            return null;
        }
        return new Means.CountryMean(
                participant.cnt(),
                participant.name(),
                first.value() / question.divisor(),
                means.size() > 1 ? means.getLast().value() : null,
                first.students(),
                (double) responses.size() / participant.expectedStudents());
    }
}
