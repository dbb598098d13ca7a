package org.gei.pisa.api.participant;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.gei.pisa.api.BadParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads the parameter `countries`.
@Component
public class CountrySelection {

    private final Catalogue catalogue;

    CountrySelection(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// The countries asked for by code; null or blank means all, also those that are configured later.
    ///
    /// @throws BadParameterException if a code is not one of a participant
    public Selection select(@Nullable String countries) {
        if (countries == null || countries.isBlank()) {
            return new Selection(catalogue, null);
        }
        var codes = new TreeSet<String>();
        Arrays.stream(countries.split(","))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        var unknown = codes.stream()
                .filter(code -> catalogue.participant(code) == null)
                .toList();
        if (!unknown.isEmpty()) {
            var known =
                    catalogue.participants().stream().map(ParticipantRow::cnt).toList();
            throw new BadParameterException(
                    "countries",
                    "expected codes of participants (%s), but found %s"
                            .formatted(String.join(", ", known), String.join(", ", unknown)));
        }
        return new Selection(catalogue, List.copyOf(codes));
    }

    /// @param codes the countries chosen, null for all
    public record Selection(Catalogue catalogue, @Nullable List<String> codes) {

        /// Whether a country is among the chosen.
        public boolean includes(String country) {
            return codes == null || codes.contains(country);
        }

        /// The participants chosen, by code.
        public List<ParticipantRow> participants() {
            var chosen = codes;
            return chosen == null
                    ? catalogue.participants()
                    : catalogue.participants().stream()
                            .filter(participant -> chosen.contains(participant.cnt()))
                            .toList();
        }
    }
}
