package org.gei.pisa.batch.load;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.batch.warehouse.WarehouseSetup;
import org.gei.pisa.batch.warehouse.WriteLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Lets one window follow another for as long as this process has the right to load. The next window starts
/// while the present one still runs: its partitions queue for the countries, and those in front give way.
@Component
public class Windows implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Windows.class);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LoadSettings settings;
    private final Leadership leadership;
    private final LoadExecutions executions;
    private final LoadControl control;
    private final Sources sources;
    private final SourceStates states;
    private final ObjectProvider<WarehouseSetup> setup;
    private final WriteLease writeLease;
    private final Workforce workforce;
    private final PartitioningSettings partitioning;
    private final Semaphore nextRequested = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread(this::run);

    Windows(
            LoadSettings settings,
            Leadership leadership,
            LoadExecutions executions,
            LoadControl control,
            Sources sources,
            SourceStates states,
            ObjectProvider<WarehouseSetup> setup,
            WriteLease writeLease,
            Workforce workforce,
            PartitioningSettings partitioning) {
        this.settings = settings;
        this.leadership = leadership;
        this.executions = executions;
        this.control = control;
        this.sources = sources;
        this.states = states;
        this.setup = setup;
        this.writeLease = writeLease;
        this.workforce = workforce;
        this.partitioning = partitioning;
    }

    /// Starts the next window at once, whichever process does that: the set of countries to follow has changed.
    public void next() {
        if (control.isActive()) {
            nextRequested.release();
        } else {
            writeLease.requestWindow();
        }
    }

    @EventListener
    void partitionEnded(PartitionEnded event) {
        if (event.asked() || event.permanent()) {
            next();
        }
    }

    @Override
    public void start() {
        running = true;
        if (!partitioning.manages()) {
            return;
        }
        setup.ifAvailable(owner -> owner.prepare(sources.participants()));
        thread = Thread.ofPlatform().name("windows").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (partitioning.manages()) {
            endElsewhere();
        }
        control.shutDown();
        executions.awaitEnd(Duration.ofSeconds(10));
        try {
            if (partitioning.manages()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endElsewhere() {
        try {
            writeLease.end();
        } catch (DataAccessException e) {
            LOG.info("the warehouse does not answer: partitions elsewhere end when another process loads");
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        var standingBy = false;
        while (running) {
            try {
                var lease = leadership.tryAcquire();
                if (lease.isPresent()) {
                    standingBy = false;
                    try (var held = lease.get()) {
                        lead(held);
                    }
                } else if (!standingBy) {
                    standingBy = true;
                    LOG.info("another process loads; standing by");
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warn(
                        "loading is interrupted ({}); going on as soon as the warehouse answers",
                        e.getClass().getSimpleName());
            }
            awaitRequest(Duration.ofSeconds(1));
        }
    }

    private void lead(Leadership.Lease lease) {
        executions.awaitEnd(Duration.ofSeconds(10));
        writeLease.take();
        control.activate();
        try {
            executions.recoverAll();
            LOG.info(
                    "following {} sources in windows of {}", sources.countries().size(), settings.window());
            while (running && lease.isHeld()) {
                var requests = writeLease.windowsRequested();
                awaitWorkforce(lease);
                startWindow();
                follow(lease, requests);
            }
        } finally {
            control.deactivate();
        }
    }

    private void awaitWorkforce(Leadership.Lease lease) {
        var begin = Instant.now();
        var told = false;
        while (running && lease.isHeld() && !workforce.isReady()) {
            if (!told && begin.plus(PATIENCE).isBefore(Instant.now())) {
                told = true;
                LOG.warn("no worker takes partitions; the next window starts when one does");
            }
            awaitRequest(Duration.ofMillis(200));
        }
    }

    private void startWindow() {
        if (!running) {
            return;
        }
        var suspended = Set.copyOf(states.suspended());
        var countries = sources.countries().stream()
                .filter(country -> !suspended.contains(country))
                .toList();
        if (!countries.isEmpty()) {
            executions.startWindow(countries);
        }
    }

    /// Until the window is over, the next one is requested, or the lease is lost; notes about once a second
    /// which sources were reached.
    private void follow(Leadership.Lease lease, long requests) {
        var begin = Instant.now();
        var end = begin.plus(settings.window());
        while (running && Instant.now().isBefore(end)) {
            if (awaitRequest(Duration.ofSeconds(1))) {
                pauseUntil(begin.plus(SHORTEST));
                return;
            }
            var reached = sources.takeReached();
            if (!reached.live().isEmpty() || !reached.behind().isEmpty()) {
                states.reached(reached.live(), reached.behind());
            }
            if (!lease.isHeld() || writeLease.windowsRequested() != requests) {
                return;
            }
        }
    }

    /// Countries that end one after the other begin to be followed together: every window costs each country
    /// a partition.
    private void pauseUntil(Instant moment) {
        while (running && Instant.now().isBefore(moment)) {
            awaitRequest(Duration.between(Instant.now(), moment));
        }
    }

    private boolean awaitRequest(Duration most) {
        try {
            var requested = nextRequested.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            nextRequested.drainPermits();
            return requested;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
