package org.gei.pisa.batch.load;

import org.gei.pisa.batch.source.ChangeSet;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.ResponseRules;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Holds each row of a change set against the codebook, unless that was done while the page before it was written.
class ResponseRulesProcessor implements ItemProcessor<ChangeSet, ValidatedChanges> {

    private final ResponseRules rules;
    private @Nullable ValidatedChanges done;

    ResponseRulesProcessor(String country, Codebook codebook) {
        this.rules = new ResponseRules(country, codebook);
    }

    /// What the next change set will be, already validated.
    void done(ValidatedChanges changes) {
        done = changes;
    }

    @Override
    public ValidatedChanges process(ChangeSet changes) {
        var validated = done;
        done = null;
        return validated != null && validated.changes() == changes ? validated : ValidatedChanges.of(changes, rules);
    }
}
