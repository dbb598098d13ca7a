package org.gei.pisa.batch.reconcile;

import org.gei.pisa.batch.load.ExecutionParameters;
import org.gei.pisa.batch.load.PartitionCause;
import org.gei.pisa.batch.warehouse.PartitionKey;
import org.gei.pisa.batch.warehouse.PartitionProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// Keeps in words why a country could not be reconciled. Its load goes on, so it is not suspended.
@Component
class ReconcilePartitionListener implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(ReconcilePartitionListener.class);

    private final PartitionProgress progress;

    ReconcilePartitionListener(PartitionProgress progress) {
        this.progress = progress;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        if (step.getStatus() != BatchStatus.FAILED) {
            return null;
        }
        var country = step.getExecutionContext().getString(ExecutionParameters.COUNTRY);
        var cause = PartitionCause.of(country, step);
        LOG.warn("execution {} could not reconcile {}", step.getJobExecutionId(), cause.cause());
        try {
            progress.failed(
                    new PartitionKey(step.getId(), step.getJobExecutionId()), country, cause.cause(), cause.remedy());
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the cause could not be recorded: {}",
                    country,
                    e.getClass().getSimpleName());
        }
        return null;
    }
}
