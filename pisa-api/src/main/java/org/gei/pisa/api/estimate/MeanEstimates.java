package org.gei.pisa.api.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.api.estimate.CountryResponses.Answer;
import org.gei.pisa.api.participant.CountrySelection.Selection;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.domain.live.Means;
import org.gei.pisa.domain.survey.Mean;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Means per country, exact and unrounded.
@Component
public class MeanEstimates {

    private final ResponseStore store;
    private final ReleasedAnswers released;

    MeanEstimates(ResponseStore store, ReleasedAnswers released) {
        this.store = store;
        this.released = released;
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
            var means = released.ask(
                    participant.cnt(),
                    responses,
                    new Key(question, weighted),
                    columns -> List.of(means(columns, question, weighted)),
                    (before, now) ->
                            before.getFirst().students() == now.getFirst().students());
            version += means.version();
            if (means.value().getFirst().getFirst().students() > 0) {
                countries.add(mean(question, participant, means));
            }
        }
        return new Means(version, asOf(selection), question.unit(), weighted, countries);
    }

    /// When the newest change of the countries was loaded; null if nothing ever was.
    public @Nullable Instant asOf(Selection selection) {
        return selection.participants().stream()
                .map(participant -> store.responses(participant.cnt()))
                .filter(Objects::nonNull)
                .map(responses -> responses.ask(_ -> 0).loadedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private record Key(Question question, boolean weighted) {}

    private List<Mean> means(ResponseColumns columns, Question question, boolean weighted) {
        var disclosure = released.disclosure();
        var first = question.variable();
        var second = question.second();
        return second == null
                ? List.of(Mean.of(columns, first, weighted, List.of(), disclosure))
                : List.of(
                        Mean.of(columns, first, weighted, List.of(second), disclosure),
                        Mean.of(columns, second, weighted, List.of(first), disclosure));
    }

    private static Means.CountryMean mean(
            Question question, ParticipantRow participant, Answer<List<List<Mean>>> means) {
        var both = means.value().getFirst();
        var first = both.getFirst();
        return new Means.CountryMean(
                participant.cnt(),
                participant.name(),
                first.value() / question.divisor(),
                question.second() == null ? null : both.getLast().value(),
                first.students(),
                (double) means.size() / participant.expectedStudents());
    }
}
