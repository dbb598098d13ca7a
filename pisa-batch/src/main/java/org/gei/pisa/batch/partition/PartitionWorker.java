package org.gei.pisa.batch.partition;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.RoundRobinAssignor;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.PartitioningSettings;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.LoadWorkers;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.batch.warehouse.WriteLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.backoff.FixedBackOff;

/// Takes partitions from Kafka and does each in a thread of its own. A record is done with as soon as the
/// partition is claimed in the warehouse: from then on it is the claim, not Kafka, that says who works on it, so a
/// partition may last as long as it likes.
class PartitionWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionWorker.class);

    /// Stops after the windows, whose last partitions have to end; so it must not be given them, as what depends on a
    /// bean stops before it.
    static final int PHASE = DEFAULT_PHASE - 1;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PartitioningSettings partitioning;
    private final StepExecutionRequestHandler handler;
    private final Presence presence;
    private final LoadWorkers workers;
    private final LoadControl control;
    private final WriteLease lease;
    private final Sources sources;
    private final SourceStates states;
    private final ConcurrentMessageListenerContainer<String, String> container;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    PartitionWorker(
            PartitioningSettings partitioning,
            ConsumerFactory<?, ?> configured,
            KafkaSettings settings,
            StepExecutionRequestHandler handler,
            Presence presence,
            LoadWorkers workers,
            LoadControl control,
            WriteLease lease,
            Sources sources,
            SourceStates states) {
        this.partitioning = partitioning;
        this.handler = handler;
        this.presence = presence;
        this.workers = workers;
        this.control = control;
        this.lease = lease;
        this.sources = sources;
        this.states = states;
        this.container = container(configured, settings);
    }

    private ConcurrentMessageListenerContainer<String, String> container(
            ConsumerFactory<?, ?> configured, KafkaSettings settings) {
        var configuration = new HashMap<>(configured.getConfigurationProperties());
        configuration.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.group(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // the least a broker permits unless told otherwise
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                6000,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                500,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5000,
                // neighbours belong to different workers, see PartitionRequests
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RoundRobinAssignor.class.getName()));
        var properties = new ContainerProperties(settings.topic());
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setMessageListener((MessageListener<String, String>) this::take);
        var made = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(configuration, new StringDeserializer(), new StringDeserializer()),
                properties);
        made.setBeanName("partitions");
        made.setCommonErrorHandler(new DefaultErrorHandler(new FixedBackOff(1000, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return made;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        if (partitioning.works()) {
            container.start();
        }
    }

    /// Leaves the group first, so that what ends here begins elsewhere.
    @Override
    public void stop() {
        if (!container.isRunning()) {
            return;
        }
        container.stop();
        control.shutDown();
        awaitEnd();
        try {
            workers.keepOnly(presence.id(), Set.of());
            workers.leaves(presence.id());
            lease.requestWindow();
        } catch (DataAccessException e) {
            LOG.info("the warehouse does not answer: that this worker ends will be noticed");
        }
    }

    private void awaitEnd() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (running) {
            try {
                for (var left = PATIENCE.toNanos(); left > 0 && !running.isEmpty(); left = end - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(running, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ended(long step) {
        synchronized (running) {
            running.remove(step);
            running.notifyAll();
        }
    }

    @Override
    public boolean isRunning() {
        return container.isRunning();
    }

    private void take(ConsumerRecord<String, String> request) {
        var step = Long.parseLong(request.value());
        if (!running.add(step)) {
            return;
        }
        var claimed = false;
        try {
            claimed = workers.claim(presence.id(), step);
        } finally {
            if (!claimed) {
                ended(step);
            }
        }
        if (claimed) {
            Thread.ofVirtual().name("load-" + request.key()).start(() -> work(step));
        }
    }

    private void work(long step) {
        try {
            if (!workers.isEnded()) {
                control.awaitPermission(); // else it would end at once, and nobody would follow the country
            }
            handler.handle(new StepExecutionRequest(KafkaPartitioning.STEP, step));
        } catch (RuntimeException e) {
            LOG.warn("a partition could not begin: {}", e.getClass().getSimpleName());
        } finally {
            ended(step);
        }
    }

    /// A partition whose end could not be recorded is no longer claimed, and so comes again.
    @Scheduled(fixedDelay = 1000)
    void tell() {
        try {
            if (container.isRunning()) {
                workers.keepOnly(presence.id(), Set.copyOf(running));
            }
            var reached = sources.takeReached();
            if (!reached.live().isEmpty() || !reached.behind().isEmpty()) {
                states.reached(reached.live(), reached.behind());
            }
        } catch (DataAccessException e) {
            LOG.debug("the warehouse could not be told", e); // next time
        }
    }
}
