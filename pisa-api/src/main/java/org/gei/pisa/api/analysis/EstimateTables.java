package org.gei.pisa.api.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gei.pisa.api.estimate.CountryResponses.Answer;
import org.gei.pisa.api.estimate.ReleasedAnswers;
import org.gei.pisa.api.estimate.ResponseStore;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.CountrySelection;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.domain.analysis.CellEstimate;
import org.gei.pisa.domain.analysis.CountryAnalysis;
import org.gei.pisa.domain.analysis.Tabulation;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateQuery.Scope;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Answers queries. What a query gives in a country is computed once per version of the country, whoever asks.
@Component
class EstimateTables {

    private final ResponseStore store;
    private final ReleasedAnswers released;
    private final CountrySelection countrySelection;
    private final Catalogue catalogue;

    EstimateTables(
            ResponseStore store, ReleasedAnswers released, CountrySelection countrySelection, Catalogue catalogue) {
        this.store = store;
        this.released = released;
        this.countrySelection = countrySelection;
        this.catalogue = catalogue;
    }

    /// What an answer would be made of now.
    Ingredients ingredients(EstimateQuery query, CountrySelection.Selection chosen) {
        return new Ingredients(catalogue, store, participants(query, chosen));
    }

    /// Countries that were not read yet are left out. May compute for a while: not for a thread that serves others.
    EstimateTable table(EstimateQuery query, CountrySelection.Selection chosen) {
        var shown = chosen.participants();
        var all = participants(query, chosen);
        // countries and average are not of the country's own estimates
        var own = query.countries(List.of()).average(Scope.CHOSEN);
        var countries = new ArrayList<Tabulation.Country>();
        long version = 0;
        Instant asOf = null;
        for (var participant : all) {
            var responses = store.responses(participant.cnt());
            if (responses == null) {
                continue;
            }
            var answer = released.ask(
                    participant.cnt(), responses, own, columns -> cells(own, columns), EstimateTables::isUnchanged);
            version += answer.version();
            asOf = later(asOf, answer.loadedAt());
            countries.add(country(participant, answer, shown.contains(participant)));
        }
        return Tabulation.of(query, version, asOf, countries);
    }

    private List<ParticipantRow> participants(EstimateQuery query, CountrySelection.Selection chosen) {
        return (query.average() == Scope.ALL ? countrySelection.select(null) : chosen).participants();
    }

    /// No cells from columns read before the load knew of a variable: they are being read again.
    private List<CellEstimate> cells(EstimateQuery query, ResponseColumns columns) {
        return query.named().stream().allMatch(columns.layout()::has)
                ? CountryAnalysis.of(query, columns, released.disclosure())
                : List.of();
    }

    private static boolean isUnchanged(CellEstimate before, CellEstimate now) {
        return before.variable().equals(now.variable())
                && Objects.equals(before.measure(), now.measure())
                && before.group().equals(now.group())
                && before.students() == now.students()
                && Objects.equals(before.flag(), now.flag());
    }

    private static Tabulation.Country country(
            ParticipantRow participant, Answer<List<CellEstimate>> answer, boolean shown) {
        double coverage = (double) answer.size() / participant.expectedStudents();
        return new Tabulation.Country(participant.cnt(), participant.name(), coverage, shown, answer.value());
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || b != null && b.isAfter(a) ? b : a;
    }
}
