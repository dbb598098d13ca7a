package org.gei.pisa.batch.load;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Starts, restarts and recovers executions of job `load`.
@Component
public class LoadExecutions {

    private static final Logger LOG = LoggerFactory.getLogger(LoadExecutions.class);
    private static final int MOST_ATTEMPTS = 40;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final RunningExecutions running;

    LoadExecutions(
            JobOperator operator, JobRepository repository, @Qualifier("loadJob") Job job, RunningExecutions running) {
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.running = running;
    }

    void startWindow(List<String> countries) {
        start(LoadJobConfiguration.WINDOW, countries, false);
    }

    /// Loads what there is in `countries` and completes; `full` reads every row again.
    public JobExecution startLoad(List<String> countries, boolean full) {
        return start(full ? "reload" : "load", countries, full);
    }

    private JobExecution start(String kind, List<String> countries, boolean full) {
        try {
            return operator.start(job, ExecutionParameters.of(kind, countries, full));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("job load could not be started", e);
        }
    }

    /// Marks executions of any job that a process left running when it died as failed, so that they can be
    /// restarted. Only for the process that has the right to load: it alone knows that nobody else runs
    /// them.
    void recoverAll() {
        for (var name : repository.getJobNames()) {
            for (var execution : repository.findRunningJobExecutions(name)) {
                if (!running.isRunning(execution.getId())) {
                    recover(execution.getId());
                }
            }
        }
    }

    /// Tries again while partitions that a worker still has, and that are refused to write now, record their own end.
    private void recover(long id) {
        for (var attempt = 1; ; attempt++) {
            var execution = repository.getJobExecution(id);
            if (execution == null || !execution.isRunning()) {
                return;
            }
            try {
                operator.recover(execution);
                LOG.info("execution {} was left running by a process that ended; recovered", id);
                return;
            } catch (OptimisticLockingFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Waits until no execution runs in this process.
    void awaitEnd(Duration most) {
        var end = Instant.now().plus(most);
        var pause = new java.util.concurrent.Semaphore(0);
        while (running.isAnyRunning() && Instant.now().isBefore(end)) {
            try {
                if (pause.tryAcquire(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
