package org.gei.pisa.batch.load;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Knows which executions run in this process.
@Component
public class RunningExecutions implements JobExecutionListener {

    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final LoadControl control;
    private final ApplicationEventPublisher events;

    RunningExecutions(LoadControl control, ApplicationEventPublisher events) {
        this.control = control;
        this.events = events;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        running.add(execution.getId());
        events.publishEvent(new ExecutionChanged(execution.getId()));
    }

    @Override
    public void afterJob(JobExecution execution) {
        running.remove(execution.getId());
        control.forget(execution.getId());
        events.publishEvent(new ExecutionChanged(execution.getId()));
    }

    /// Whether an execution runs in this process.
    public boolean isRunning(long jobExecution) {
        return running.contains(jobExecution);
    }

    boolean isAnyRunning() {
        return !running.isEmpty();
    }
}
