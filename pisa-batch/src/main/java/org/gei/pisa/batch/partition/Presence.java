package org.gei.pisa.batch.partition;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.PartitioningSettings;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.CountryLeases;
import org.gei.pisa.batch.warehouse.LoadWorkers;
import org.gei.pisa.batch.warehouse.WarehouseConnections;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Says several times a second that this process lives, renews its leases, and hears what its partitions are
/// told from outside. Has a connection of its own: a pool that is busy must not make this process look dead.
///
/// When the warehouse can't be told for longer than a lease is sure to last, this process loads nothing any more.
class Presence implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final Duration BEAT = Duration.ofMillis(200);
    private static final Duration SILENCE = CountryLeases.LASTS.minusSeconds(2);

    private final UUID id = UUID.randomUUID();
    private final String name = ManagementFactory.getRuntimeMXBean().getName();
    private final PartitioningSettings partitioning;
    private final WarehouseConnections connections;
    private final LoadWorkers workers;
    private final CountryLeases leases;
    private final LoadControl control;
    private final Sources sources;
    private final WarehouseClock clock = new WarehouseClock();
    private final Set<Long> stopping = new HashSet<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Connection connection;
    private Instant lastBeat = Instant.MIN;
    private @Nullable Thread thread;

    Presence(
            PartitioningSettings partitioning,
            WarehouseConnections connections,
            LoadWorkers workers,
            CountryLeases leases,
            LoadControl control,
            Sources sources) {
        this.partitioning = partitioning;
        this.connections = connections;
        this.workers = workers;
        this.leases = leases;
        this.control = control;
        this.sources = sources;
    }

    UUID id() {
        return id;
    }

    /// Before partitions may come, and until the last has ended.
    @Override
    public int getPhase() {
        return PartitionWorker.PHASE - 1;
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("presence").daemon().start(this::run);
    }

    @Override
    public void stop() {
        stopped.countDown();
        var running = thread;
        thread = null;
        try {
            if (running != null) {
                running.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            do {
                beatOrReconnect();
            } while (!stopped.await(BEAT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private void beatOrReconnect() {
        try {
            beat(connected());
            lastBeat = Instant.now();
        } catch (SQLException | DataAccessException e) {
            disconnect();
            if (control.mayLoad() && lastBeat.plus(SILENCE).isBefore(Instant.now())) {
                LOG.warn(
                        "the warehouse does not answer ({}): nothing is loaded here until it does",
                        e.getClass().getSimpleName());
                control.permit(false);
            }
        }
    }

    private void beat(JdbcClient warehouse) {
        if (partitioning.works()) {
            workers.lives(warehouse, id, name);
        }
        var before = Instant.now();
        var told = workers.told(warehouse);
        clock.note(before, told.now(), Instant.now());
        leases.renew(warehouse, caughtUp());
        stop(told.stopping());
        control.permit(!told.ended());
        if (control.isActive()) {
            leases.caughtUp(warehouse)
                    .forEach((country, moment) -> sources.caughtUp(country, clock.fromWarehouse(moment)));
        }
    }

    private HashMap<String, Instant> caughtUp() {
        var moments = new HashMap<String, Instant>();
        for (var country : leases.held()) {
            sources.caughtUpAt(country).ifPresent(moment -> moments.put(country, clock.toWarehouse(moment)));
        }
        return moments;
    }

    private void stop(Set<Long> executions) {
        for (var execution : executions) {
            if (stopping.add(execution)) {
                control.requestStop(execution);
            }
        }
        stopping.removeIf(execution -> {
            var over = !executions.contains(execution);
            if (over) {
                control.forget(execution);
            }
            return over;
        });
    }

    private JdbcClient connected() throws SQLException {
        var open = connection;
        if (open == null) {
            open = connections.open("pisa-batch presence");
            connection = open;
        }
        return JdbcClient.create(new SingleConnectionDataSource(open, true));
    }

    private void disconnect() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("a connection to the warehouse could not be closed", e);
            }
        }
    }
}
