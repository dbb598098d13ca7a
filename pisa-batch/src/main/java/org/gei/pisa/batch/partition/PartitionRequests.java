package org.gei.pisa.batch.partition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.warehouse.LoadWorkers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.integration.partition.StepExecutionRequest;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.scheduling.annotation.Scheduled;

/// Sends partitions to the workers, and sends those again that nobody works on: because the message or the broker
/// was lost, or the worker is. A partition that comes twice is done once, by whoever claims it.
///
/// A record is the number of a step execution, as text. A country always goes to the same partition of the topic
/// first, hence to the same worker while there are the same workers; each further attempt goes to the next one,
/// whose owner is another, as a dead worker keeps its own until its session has expired.
class PartitionRequests implements MessageChannel, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionRequests.class);
    private static final Duration UNTIL_SENT_AGAIN = Duration.ofSeconds(2);

    /// When, and how often before.
    private record Sent(Instant at, int before) {}

    private final KafkaSettings settings;
    private final KafkaAdmin admin;
    private final LoadWorkers workers;
    private final LoadControl control;
    private final Sources sources;
    private final DefaultKafkaProducerFactory<String, String> producers;
    private final KafkaTemplate<String, String> kafka;
    private final Map<Long, Sent> sent = new ConcurrentHashMap<>();
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final String brokers;

    PartitionRequests(
            ProducerFactory<?, ?> configured,
            KafkaSettings settings,
            KafkaAdmin admin,
            LoadWorkers workers,
            LoadControl control,
            Sources sources) {
        this.settings = settings;
        this.admin = admin;
        this.workers = workers;
        this.control = control;
        this.sources = sources;
        var configuration = new HashMap<>(configured.getConfigurationProperties());
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3000);
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 5000);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        brokers = brokers(configuration.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
        producers = new DefaultKafkaProducerFactory<>(configuration, new StringSerializer(), new StringSerializer());
        kafka = new KafkaTemplate<>(producers);
    }

    private static String brokers(@Nullable Object configured) {
        return configured instanceof List<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(configured);
    }

    @Override
    public boolean send(Message<?> message, long timeout) {
        var step = ((StepExecutionRequest) message.getPayload()).getStepExecutionId();
        send(step, workers.country(step));
        return true;
    }

    @Scheduled(fixedDelay = 500)
    void sendAgain() {
        if (!control.isActive()) {
            sent.clear();
            return;
        }
        try {
            var open = workers.open();
            sent.keySet()
                    .retainAll(
                            open.stream().map(LoadWorkers.Open::stepExecution).collect(Collectors.toSet()));
            open.forEach(this::sendAgain);
        } catch (DataAccessException e) {
            LOG.debug("open partitions could not be read", e); // next time
        }
    }

    private void sendAgain(LoadWorkers.Open partition) {
        var step = partition.stepExecution();
        // what was never sent is just about to be; who abandoned it is the owner of where it was sent at first
        var last = sent.putIfAbsent(step, new Sent(partition.abandoned() ? Instant.MIN : Instant.now(), 0));
        if (last == null
                ? partition.abandoned()
                : last.at().plus(UNTIL_SENT_AGAIN).isBefore(Instant.now())) {
            send(step, partition.country());
        }
    }

    private void send(long step, String country) {
        var attempt =
                sent.merge(step, new Sent(Instant.now(), 0), (last, _) -> new Sent(Instant.now(), last.before() + 1));
        try {
            var partitions = kafka.partitionsFor(settings.topic()).size();
            var partition = (sources.countries().indexOf(country) + attempt.before()) % partitions;
            kafka.send(settings.topic(), partition, country, Long.toString(step))
                    .whenComplete((_, failure) -> arrived(failure));
        } catch (RuntimeException e) {
            arrived(e);
            makeTopic();
        }
    }

    /// It may be what is missing; if no broker can be reached, the next attempt finds that too.
    private void makeTopic() {
        try {
            admin.initialize();
        } catch (IllegalStateException e) {
            LOG.debug("the topic could not be made", e);
        }
    }

    private void arrived(@Nullable Throwable failure) {
        if (failure != null && reachable.getAndSet(false)) {
            LOG.warn(
                    "no partition can be sent through {} ({}): countries rest when their window has ended, until one can",
                    brokers,
                    failure.getClass().getSimpleName());
        } else if (failure == null && !reachable.getAndSet(true)) {
            LOG.info("partitions can be sent through {} again", brokers);
        }
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
