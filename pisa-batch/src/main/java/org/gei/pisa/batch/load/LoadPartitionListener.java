package org.gei.pisa.batch.load;

import org.gei.pisa.batch.warehouse.PartitionKey;
import org.gei.pisa.batch.warehouse.PartitionProgress;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What follows from the end of a partition: its cause is kept in words, a country whose source has changed
/// is suspended, a suspended country that was restarted with success is followed again.
@Component
class LoadPartitionListener implements StepExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(LoadPartitionListener.class);

    private final SourceStates states;
    private final PartitionProgress progress;
    private final Attempts attempts;
    private final ApplicationEventPublisher events;

    LoadPartitionListener(
            SourceStates states, PartitionProgress progress, Attempts attempts, ApplicationEventPublisher events) {
        this.states = states;
        this.progress = progress;
        this.attempts = attempts;
        this.events = events;
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        var partition = LoadJobConfiguration.partition(step, attempts);
        try {
            if (step.getStatus() == BatchStatus.FAILED) {
                failed(partition, step);
            } else if (step.getStatus() == BatchStatus.COMPLETED && partition.drains()) {
                states.resumeAfterFailure(partition.country());
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the end of the partition could not be recorded: {}",
                    partition.country(),
                    e.getClass().getSimpleName());
        }
        events.publishEvent(new PartitionEnded(
                partition.country(),
                partition.drains(),
                PartitionCause.of(partition.country(), step).permanent()));
        return null;
    }

    private void failed(Partition partition, StepExecution step) {
        var cause = PartitionCause.of(partition.country(), step);
        LOG.warn("execution {} failed for {}", step.getJobExecutionId(), cause.cause());
        progress.failed(
                new PartitionKey(partition.stepExecution(), partition.jobExecution()),
                partition.country(),
                cause.cause(),
                cause.remedy());
        if (cause.permanent()) {
            states.suspend(
                    partition.country(), cause.inFull(partition.jobExecution()), "load", partition.jobExecution());
        }
    }
}
