package org.gei.pisa.batch.operations;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.LoadExecutions;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.reconcile.Reconciliations;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.StartRequest;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionAlreadyRunningException;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.JobRestartException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// What administrators do to executions. One action at a time: two clicks restart once. What applies is
/// checked first, so that a refusal says the real reason; Spring Batch's own says "already running" for most
/// of them.
@Component
class ExecutionActions {

    private static final List<String> JOBS = List.of("load", "reconcile");
    private static final int ATTEMPTS = 3;

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final JobOperator operator;
    private final JobRepository repository;
    private final ExecutionQueries queries;
    private final LoadExecutions executions;
    private final LoadControl control;
    private final Sources sources;
    private final SourceStates states;
    private final Reconciliations reconciliations;

    ExecutionActions(
            JobOperator operator,
            JobRepository repository,
            ExecutionQueries queries,
            LoadExecutions executions,
            LoadControl control,
            Sources sources,
            SourceStates states,
            Reconciliations reconciliations) {
        this.operator = operator;
        this.repository = repository;
        this.queries = queries;
        this.executions = executions;
        this.control = control;
        this.sources = sources;
        this.states = states;
        this.reconciliations = reconciliations;
    }

    ExecutionSummary start(StartRequest request) {
        if (!JOBS.contains(request.job())) {
            throw new IllegalArgumentException("job: expected one of " + JOBS + ", but got '" + request.job() + "'");
        }
        for (var country : request.countries()) {
            if (!sources.contains(country)) {
                throw new IllegalArgumentException(
                        "countries: expected some of " + sources.countries() + ", but got '" + country + "'");
            }
        }
        requireActive();
        var countries = notSuspended(request.countries());
        var started = request.job().equals("reconcile")
                ? reconciliations.start(countries, request.full())
                : executions.startLoad(countries, request.full());
        return summary(started.getId());
    }

    /// All countries but those that are suspended; a suspended one that is named is refused.
    private List<String> notSuspended(List<String> named) {
        var suspended = states.suspended();
        var refused = named.stream().filter(suspended::contains).toList();
        if (!refused.isEmpty()) {
            throw new RefusedException(String.join(", ", refused) + (refused.size() > 1 ? " are" : " is")
                    + " suspended. Resume first, or restart the execution that failed.");
        }
        var countries = named.isEmpty()
                ? sources.countries().stream()
                        .filter(country -> !suspended.contains(country))
                        .toList()
                : named;
        if (countries.isEmpty()) {
            throw new RefusedException("Every country is suspended.");
        }
        return countries;
    }

    ExecutionSummary restart(long id) {
        return exclusively(id, "restart", execution -> {
            requireActive();
            return operator.restart(execution).getId();
        });
    }

    ExecutionSummary stop(long id) {
        return exclusively(id, "stop", execution -> {
            control.requestStop(id);
            operator.stop(execution);
            return id;
        });
    }

    ExecutionSummary abandon(long id) {
        return exclusively(id, "abandon", execution -> {
            if (execution.getStatus() == BatchStatus.UNKNOWN) {
                putAway(execution);
            } else {
                operator.abandon(execution);
            }
            return id;
        });
    }

    /// The operator only ever makes a status worse, and none is worse than UNKNOWN.
    private void putAway(JobExecution execution) {
        execution.setStatus(BatchStatus.ABANDONED);
        if (execution.getEndTime() == null) {
            execution.setEndTime(LocalDateTime.now());
        }
        repository.update(execution);
    }

    ExecutionSummary recover(long id) {
        return exclusively(id, "recover", execution -> {
            requireActive();
            operator.recover(execution);
            return id;
        });
    }

    private interface Action {
        long on(JobExecution execution)
                throws JobRestartException, JobExecutionNotRunningException, JobExecutionAlreadyRunningException;
    }

    private ExecutionSummary exclusively(long id, String name, Action action) {
        oneAtATime.lock();
        try {
            for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
                try {
                    return summary(action.on(asItIs(id, name)));
                } catch (OptimisticLockingFailureException e) {
                    // it has noted something of its own meanwhile: what it is now decides
                }
            }
        } catch (JobRestartException | JobExecutionNotRunningException | JobExecutionAlreadyRunningException e) {
            // refused below
        } finally {
            oneAtATime.unlock();
        }
        throw new RefusedException("Execution " + id + " has changed meanwhile: it is "
                + summary(id).status() + " now.");
    }

    private JobExecution asItIs(long id, String action) {
        requireApplies(summary(id), action);
        var execution = repository.getJobExecution(id);
        if (execution == null) {
            throw NotFoundException.execution(id);
        }
        return execution;
    }

    private void requireApplies(ExecutionSummary summary, String action) {
        if (!summary.actions().contains(action)) {
            var possible = summary.actions().isEmpty() ? "nothing" : String.join(", ", summary.actions());
            var superseded =
                    List.of("FAILED", "STOPPED").contains(summary.status().name());
            throw new RefusedException("Execution " + summary.id() + " can't be "
                    + switch (action) {
                        case "restart" -> "restarted";
                        case "stop" -> "stopped";
                        case "abandon" -> "abandoned";
                        default -> "recovered";
                    }
                    + (superseded
                            ? ": it has been restarted already; see the latest attempt."
                            : ": it is " + summary.status() + ". What applies: " + possible + "."));
        }
    }

    private void requireActive() {
        if (!control.isActive()) {
            throw RefusedException.standsBy();
        }
    }

    private ExecutionSummary summary(long id) {
        return queries.find(id).orElseThrow(() -> NotFoundException.execution(id));
    }
}
