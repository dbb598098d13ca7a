package org.gei.pisa.batch.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.QuarantineFilter;
import org.gei.pisa.batch.warehouse.QuarantinedRows;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.domain.response.ResponseRules;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Holds rows in quarantine against the rules again, from their stored raw values: for after the rules have
/// changed. What keeps them now is loaded like any other row. Stored values that are no longer all there is
/// of the row (the codebook has a variable more, say) are left alone: the next reconciliation reads the row
/// again.
@Component
public class QuarantineRetry {

    private static final int ROWS_AT_A_TIME = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final QuarantinedRows quarantined;
    private final ChangeSetWriter writer;
    private final SourceStates states;
    private final Interlude interlude;
    private final Codebook codebook;
    private final TransactionTemplate transaction;

    QuarantineRetry(
            QuarantinedRows quarantined,
            ChangeSetWriter writer,
            SourceStates states,
            Interlude interlude,
            Codebook codebook,
            PlatformTransactionManager transactions) {
        this.quarantined = quarantined;
        this.writer = writer;
        this.states = states;
        this.interlude = interlude;
        this.codebook = codebook;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param ids rows to try; empty for all that match
    /// @param filter of one country
    public RetryResult retry(String country, QuarantineFilter filter, List<Long> ids) {
        var result = new RetryResult(0, 0, 0, 0);
        var after = Long.MIN_VALUE;
        List<Long> some;
        do {
            some = quarantined.ids(filter, ids, after, ROWS_AT_A_TIME);
            if (!some.isEmpty()) {
                after = some.getLast();
                result = result.plus(retry(country, some));
            }
        } while (some.size() == ROWS_AT_A_TIME);
        var gone = ids.isEmpty() ? 0 : ids.size() - result.tried() - result.gone();
        return result.plus(new RetryResult(0, 0, 0, Math.max(0, gone)));
    }

    private RetryResult retry(String country, List<Long> ids) {
        var end = Instant.now().plus(PATIENCE);
        return interlude.during(
                country, () -> Instant.now().isAfter(end), () -> transaction.execute(status -> write(country, ids)));
    }

    private RetryResult write(String country, List<Long> ids) {
        var rules = new ResponseRules(country, codebook);
        var position = states.position(country);
        var rows = quarantined.raw(country, ids);
        var written = writer.repair(
                country, rows.faithful().stream().map(rules::validate).toList(), List.of(), position);
        return new RetryResult(
                rows.all(),
                written.written() + written.unchanged(),
                written.quarantined() + rows.all() - rows.faithful().size(),
                ids.size() - rows.all());
    }
}
