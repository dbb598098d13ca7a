package org.gei.pisa.batch.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.batch.source.SourceChangedException;
import org.gei.pisa.domain.response.Validation;

/// The bad rows of one run of a country. A few are normal and wait in quarantine; when there are too many,
/// the source has changed its ways, and a person has to look before more of it is loaded. The rows counted
/// so far are in the warehouse by then, so that a person can look at them.
class BadRows {

    private final String country;
    private final LoadSettings settings;
    private final Map<String, Integer> byViolation = new HashMap<>();
    private long read;
    private long bad;

    BadRows(String country, LoadSettings settings) {
        this.country = country;
        this.settings = settings;
    }

    void count(List<Validation> rows) {
        for (var row : rows) {
            read++;
            if (row instanceof Validation.Rejected rejected) {
                bad++;
                rejected.violations().stream()
                        .map(violation -> violation.variable() + " (expected " + violation.rule() + ")")
                        .distinct()
                        .forEach(violation -> byViolation.merge(violation, 1, Integer::sum));
            }
        }
    }

    /// @throws SourceChangedException if the share of bad rows is above what is permitted
    void refuseTooMany() {
        if (bad < settings.badRowsMinimum() || bad <= settings.badRowsShare() * read) {
            return;
        }
        var worst = byViolation.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> ", most often " + entry.getKey())
                .orElse("");
        throw new SourceChangedException(
                country + ": " + bad + " of the " + read + " rows read in this run are bad" + worst + ".",
                "Look at them in quarantine and mend the source, then restart this execution or resume the country;"
                        + " what is read meanwhile stays in quarantine until it is corrected.",
                null);
    }
}
