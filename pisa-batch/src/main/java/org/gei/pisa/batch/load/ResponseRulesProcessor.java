package org.gei.pisa.batch.load;

import org.gei.pisa.batch.source.ChangeSet;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.ResponseRules;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/// Holds each row of a change set against the codebook.
class ResponseRulesProcessor implements ItemProcessor<ChangeSet, ValidatedChanges> {

    private final ResponseRules rules;

    ResponseRulesProcessor(String country, Codebook codebook) {
        this.rules = new ResponseRules(country, codebook);
    }

    @Override
    public ValidatedChanges process(ChangeSet changes) {
        return new ValidatedChanges(
                changes, changes.rows().stream().map(rules::validate).toList());
    }
}
