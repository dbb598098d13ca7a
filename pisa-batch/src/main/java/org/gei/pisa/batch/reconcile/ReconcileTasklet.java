package org.gei.pisa.batch.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.batch.load.ExecutionParameters;
import org.gei.pisa.batch.load.Interlude;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.source.SourceChangedException;
import org.gei.pisa.batch.warehouse.ChangeSetWriter;
import org.gei.pisa.batch.warehouse.CompletenessProofs;
import org.gei.pisa.batch.warehouse.HeldRows;
import org.gei.pisa.batch.warehouse.PartitionKey;
import org.gei.pisa.batch.warehouse.PartitionProgress;
import org.gei.pisa.batch.warehouse.PartitionProgress.Counts;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.response.ResponseRules;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A partition of job `reconcile`: compares a country, repairs it, and records the proof. Runs outside of a
/// transaction; each repair of up to a thousand rows is one of its own.
@Component
class ReconcileTasklet implements Tasklet {

    private final Sources sources;
    private final HeldRows held;
    private final SourceStates states;
    private final ChangeSetWriter writer;
    private final PartitionProgress progress;
    private final CompletenessProofs proofs;
    private final Interlude interlude;
    private final LoadControl control;
    private final Codebook codebook;
    private final ReconcileSettings settings;
    private final TransactionTemplate transaction;

    ReconcileTasklet(
            Sources sources,
            HeldRows held,
            SourceStates states,
            ChangeSetWriter writer,
            PartitionProgress progress,
            CompletenessProofs proofs,
            Interlude interlude,
            LoadControl control,
            Codebook codebook,
            ReconcileSettings settings,
            PlatformTransactionManager transactions) {
        this.sources = sources;
        this.held = held;
        this.states = states;
        this.writer = writer;
        this.progress = progress;
        this.proofs = proofs;
        this.interlude = interlude;
        this.control = control;
        this.codebook = codebook;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) throws Exception {
        var step = contribution.getStepExecution();
        var country = step.getExecutionContext().getString(ExecutionParameters.COUNTRY);
        if (states.state(country).orElse("").equals("SUSPENDED")) {
            throw new SourceChangedException(
                    country + ": it is suspended, so nothing is loaded that could be proved.",
                    "Resume it, then restart this execution.",
                    null);
        }
        try (var reader = sources.reader(country)) {
            new Run(
                            country,
                            step,
                            new CountryReconciliation(
                                    country, reader, sources.of(country).calls(), held, new Here(country, step)))
                    .run();
        }
        return RepeatStatus.FINISHED;
    }

    private static PartitionKey key(StepExecution step) {
        return new PartitionKey(step.getId(), step.getJobExecutionId());
    }

    /// One country on its way from the first comparison to the proof.
    private final class Run {
        private final String country;
        private final StepExecution step;
        private final CountryReconciliation reconciliation;
        private long goneSoFar;

        Run(String country, StepExecution step, CountryReconciliation reconciliation) {
            this.country = country;
            this.step = step;
            this.reconciliation = reconciliation;
        }

        void run() throws JobInterruptedException, InterruptedException {
            var repairs = Repairs.NONE;
            while (true) {
                var begin = Instant.now();
                progress.add(key(step), country, new Counts(0, 0, 0, 0, 0), held.count(country));
                var comparison = reconciliation.compare();
                repairs = repairs.plus(repair(reconciliation.differences(comparison.suspects())));
                if (comparison.isComplete()) {
                    prove(begin, comparison, repairs);
                    return;
                }
            }
        }

        private Repairs repair(List<Long> differences) {
            if (differences.isEmpty()) {
                return Repairs.NONE;
            }
            return interlude.during(country, () -> control.isStopRequested(step.getJobExecutionId()), () -> {
                requireFewGone(differences);
                var repairs = Repairs.NONE;
                for (var some : CountryReconciliation.inPieces(differences)) {
                    var now = reconciliation.now(some);
                    repairs = repairs.plus(transaction.execute(status -> repair(now)));
                }
                goneSoFar += repairs.retired();
                return repairs;
            });
        }

        private Repairs repair(CountryReconciliation.Now now) {
            var rules = new ResponseRules(country, codebook);
            var wrong = now.wrong();
            var missing = wrong.stream()
                    .filter(row -> !now.held().containsKey(row.id()))
                    .count();
            var written = writer.repair(
                    country, wrong.stream().map(rules::validate).toList(), now.gone(), states.position(country));
            var repairs = new Repairs(missing, wrong.size() - missing, written.retired());
            progress.add(key(step), country, new Counts(0, repairs.written(), 0, 0, repairs.retired()), null);
            return repairs;
        }

        /// A table that was emptied by mistake must not empty the warehouse.
        private void requireFewGone(List<Long> differences) {
            if (Boolean.parseBoolean(step.getJobParameters().getString(ExecutionParameters.FULL))) {
                return;
            }
            var gone = goneSoFar;
            for (var some : CountryReconciliation.inPieces(differences)) {
                gone += reconciliation.now(some).gone().size();
            }
            var rows = held.count(country) + goneSoFar;
            if (gone > settings.goneMinimum() && gone > settings.goneShare() * rows) {
                throw new SourceChangedException(
                        "%s: %,d of %,d rows are gone from the source.".formatted(country, gone, rows),
                        "If they were deleted on purpose, start a reconciliation of " + country
                                + " that may retire many rows; else restore them at the source.",
                        null);
            }
        }

        private void prove(Instant begin, Comparison comparison, Repairs repairs) {
            var hash = comparison.hash();
            var rows = hash.rows();
            proofs.add(ProofText.proof(new CompletenessProof(
                    country,
                    begin,
                    "",
                    rows,
                    hash.hex(),
                    comparison.quarantinedRows(),
                    repairs.missing(),
                    repairs.differing(),
                    repairs.retired(),
                    step.getJobExecutionId())));
        }
    }

    /// A reconciliation's surroundings in this process.
    private final class Here implements CountryReconciliation.Surroundings {
        private final String country;
        private final StepExecution step;

        Here(String country, StepExecution step) {
            this.country = country;
            this.step = step;
        }

        @Override
        public boolean awaitLoaded(Instant moment) throws InterruptedException {
            var end = Instant.now().plus(settings.patience());
            while (!isLoaded(moment)) {
                if (Instant.now().isAfter(end) || !control.isActive()) {
                    return false;
                }
                control.pause(Duration.ofMillis(100), () -> isLoaded(moment));
            }
            return true;
        }

        private boolean isLoaded(Instant moment) {
            return sources.caughtUpAt(country).filter(moment::isBefore).isPresent();
        }

        @Override
        public void check() throws JobInterruptedException {
            if (control.isStopRequested(step.getJobExecutionId()) || !control.isActive()) {
                throw new JobInterruptedException(country + ": stopped.");
            }
        }

        @Override
        public void compared(int rows, int quarantined) {
            progress.add(key(step), country, new Counts(rows, 0, rows - quarantined, quarantined, 0), null);
        }
    }
}
