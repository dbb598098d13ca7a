package org.gei.pisa.batch.load;

import java.util.List;
import org.gei.pisa.batch.source.ChangeSet;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;

/// A change set and what the rules say of each of its rows, in the same order.
record ValidatedChanges(ChangeSet changes, List<Validation> rows) {
    ValidatedChanges {
        rows = List.copyOf(rows);
    }

    static ValidatedChanges of(ChangeSet changes, ResponseRules rules) {
        return new ValidatedChanges(
                changes, changes.rows().stream().map(rules::validate).toList());
    }
}
