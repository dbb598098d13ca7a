package org.gei.pisa.batch.load;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/// What is logged in the thread of a partition carries its execution and its country as fields of their
/// own. To be the first listener of a step: it begins first and ends last.
@Component
public class PartitionLogContext implements StepExecutionListener {

    public static final String EXECUTION = "execution";

    @Override
    public void beforeStep(StepExecution step) {
        MDC.put(EXECUTION, Long.toString(step.getJobExecutionId()));
        MDC.put(ExecutionParameters.COUNTRY, step.getExecutionContext().getString(ExecutionParameters.COUNTRY));
    }

    @Override
    public @Nullable ExitStatus afterStep(StepExecution step) {
        MDC.remove(EXECUTION);
        MDC.remove(ExecutionParameters.COUNTRY);
        return null;
    }
}
