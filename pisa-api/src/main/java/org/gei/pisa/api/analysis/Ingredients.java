package org.gei.pisa.api.analysis;

import java.util.List;
import org.gei.pisa.api.estimate.CountryResponses;
import org.gei.pisa.api.estimate.ResponseStore;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.domain.analysis.QueryRules;
import org.jspecify.annotations.Nullable;

/// What an answer is made of: the codebook, the participants, and an edition of the responses of each that takes
/// part. Noted before the answer is made, so that a change meanwhile makes the answer useless rather than old.
final class Ingredients {

    private final Catalogue catalogue;
    private final ResponseStore store;
    private final QueryRules rules;
    private final List<ParticipantRow> all;
    private final List<String> countries;
    private final List<Object> editions;

    /// @param takingPart whose responses are asked
    Ingredients(Catalogue catalogue, ResponseStore store, List<ParticipantRow> takingPart) {
        this.catalogue = catalogue;
        this.store = store;
        this.rules = catalogue.rules();
        this.all = catalogue.participants();
        this.countries = takingPart.stream().map(ParticipantRow::cnt).toList();
        this.editions = countries.stream()
                .map(country -> edition(store.responses(country)))
                .toList();
    }

    /// Whether an answer would be made of the same now.
    boolean areCurrent() {
        if (catalogue.rules() != rules || !catalogue.participants().equals(all)) {
            return false;
        }
        for (int i = 0; i < editions.size(); i++) {
            if (edition(store.responses(countries.get(i))) != editions.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// The class stands for a country that was not read yet.
    private static Object edition(@Nullable CountryResponses responses) {
        return responses == null ? Ingredients.class : responses.edition();
    }
}
