package org.gei.pisa.batch.load;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/// Tells a first execution of a job instance from a restart. A restart drains what there is and completes,
/// whatever its parameters, which it shares with the first, say of a window.
@Component
class Attempts {

    private final JobRepository repository;

    Attempts(JobRepository repository) {
        this.repository = repository;
    }

    boolean isFirst(JobExecution execution) {
        return repository.getJobExecutions(execution.getJobInstance()).stream()
                .allMatch(other -> other.getId() >= execution.getId());
    }
}
