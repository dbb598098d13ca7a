package org.gei.pisa.batch.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gei.pisa.batch.load.ExecutionParameters;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Starts reconciliations: when a person asks for one, and by the clock of all countries that are LIVE, in
/// the process that loads. One by the clock is left out while another one runs.
@Component
public class Reconciliations {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliations.class);
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final JobOperator operator;
    private final JobRepository repository;
    private final Job job;
    private final LoadControl control;
    private final SourceStates states;
    private final Sources sources;
    private final ReconcileSettings settings;
    private @Nullable Instant due;

    Reconciliations(
            JobOperator operator,
            JobRepository repository,
            @Qualifier("reconcileJob") Job job,
            LoadControl control,
            SourceStates states,
            Sources sources,
            ReconcileSettings settings) {
        this.operator = operator;
        this.repository = repository;
        this.job = job;
        this.control = control;
        this.states = states;
        this.sources = sources;
        this.settings = settings;
    }

    /// Starts one because a person asked for it.
    ///
    /// @param manyMayGo true to retire rows even if a large share of a country is gone from its source
    public JobExecution start(List<String> countries, boolean manyMayGo) {
        return start("reconcile", countries, manyMayGo);
    }

    @Scheduled(fixedRate = 1000)
    synchronized void tick() {
        if (settings.every().isZero()) {
            return;
        }
        var now = Instant.now();
        if (!control.isActive()) {
            due = null;
        } else if (due == null) {
            due = now.plus(settings.every().compareTo(AFTER_START) < 0 ? settings.every() : AFTER_START);
        } else if (now.isAfter(due)) {
            due = now.plus(settings.every());
            startScheduled();
        }
    }

    private void startScheduled() {
        try {
            var countries = states.live().stream().filter(sources::contains).toList();
            if (!countries.isEmpty()
                    && repository.findRunningJobExecutions(job.getName()).isEmpty()) {
                start("scheduled", countries, false);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "the scheduled reconciliation could not be started ({}); the next one is in {}",
                    e.getClass().getSimpleName(),
                    settings.every());
        }
    }

    private JobExecution start(String kind, List<String> countries, boolean manyMayGo) {
        try {
            return operator.start(job, ExecutionParameters.of(kind, countries, manyMayGo));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("job reconcile could not be started", e);
        }
    }
}
