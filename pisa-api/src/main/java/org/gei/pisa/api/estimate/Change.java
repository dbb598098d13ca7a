package org.gei.pisa.api.estimate;

import java.util.function.Predicate;

/// Something that was taken over from the warehouse.
public sealed interface Change {

    /// Responses of a country.
    record Responses(String country) implements Change {}

    /// States of sources, and what else the load says about itself.
    record States() implements Change {}

    /// Those of responses of some countries.
    static Predicate<Change> ofResponses(Predicate<String> countries) {
        return change -> change instanceof Responses(var country) && countries.test(country);
    }

    /// Those of responses or states of some countries.
    static Predicate<Change> ofResponsesOrStates(Predicate<String> countries) {
        return change -> change instanceof States || ofResponses(countries).test(change);
    }
}
