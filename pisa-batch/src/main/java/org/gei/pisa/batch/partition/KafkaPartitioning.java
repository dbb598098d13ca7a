package org.gei.pisa.batch.partition;

import java.time.Duration;
import org.apache.kafka.common.config.TopicConfig;
import org.gei.pisa.batch.load.CountryTurns;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.PartitioningSettings;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.load.Workforce;
import org.gei.pisa.batch.warehouse.CountryLeases;
import org.gei.pisa.batch.warehouse.LoadWorkers;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.batch.warehouse.WarehouseConnections;
import org.gei.pisa.batch.warehouse.WriteLease;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.integration.partition.BeanFactoryStepLocator;
import org.springframework.batch.integration.partition.MessageChannelPartitionHandler;
import org.springframework.batch.integration.partition.StepExecutionRequestHandler;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.core.MessagingTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/// Spring Batch's remote partitioning over Kafka: a handler that sends partitions and looks into the job
/// repository until they have ended, and its counterpart that does them. How the brokers are reached is told by
/// `spring.kafka.*`.
@Configuration
@ConditionalOnProperty(name = "pisa.batch.partitioning", havingValue = "kafka")
@Import(KafkaAutoConfiguration.class)
class KafkaPartitioning {

    /// The step that a partition is, by the name of its bean.
    static final String STEP = "loadCountry";

    private static final Duration LOOK_FOR_ENDS = Duration.ofMillis(250);

    /// Longer than any reload takes. It is not what notices that a worker died.
    private static final Duration LONGEST_PARTITION = Duration.ofDays(1);

    private static final Duration REQUESTS_KEPT = Duration.ofHours(1);

    @Bean
    KafkaAdmin.NewTopics partitionTopic(KafkaSettings settings) {
        return new KafkaAdmin.NewTopics(TopicBuilder.name(settings.topic())
                .partitions(settings.partitions())
                .replicas(settings.replicas())
                .config(TopicConfig.RETENTION_MS_CONFIG, Long.toString(REQUESTS_KEPT.toMillis()))
                .build());
    }

    @Bean
    PartitionRequests partitionRequests(
            ProducerFactory<?, ?> configured,
            KafkaSettings settings,
            KafkaAdmin admin,
            LoadWorkers workers,
            LoadControl control,
            Sources sources) {
        return new PartitionRequests(configured, settings, admin, workers, control, sources);
    }

    @Bean
    PartitionHandler partitionsElsewhere(PartitionRequests requests, JobRepository repository) {
        var handler = new MessageChannelPartitionHandler();
        handler.setStepName(STEP);
        handler.setMessagingOperations(new MessagingTemplate(requests));
        handler.setJobRepository(repository);
        handler.setPollInterval(LOOK_FOR_ENDS.toMillis());
        handler.setTimeout(LONGEST_PARTITION.toMillis());
        return handler;
    }

    @Bean
    CountryTurns leasedTurns(CountryLeases leases, LoadControl control) {
        return country -> new LeasedTurn(country, leases, control);
    }

    @Bean
    Workforce workers(LoadWorkers workers) {
        return () -> workers.isAnyAlive() && workers.open().isEmpty();
    }

    @Bean
    Presence presence(
            PartitioningSettings partitioning,
            WarehouseConnections connections,
            LoadWorkers workers,
            CountryLeases leases,
            LoadControl control,
            Sources sources) {
        return new Presence(partitioning, connections, workers, leases, control, sources);
    }

    @Bean
    PartitionWorker partitionWorker(
            PartitioningSettings partitioning,
            ConsumerFactory<?, ?> configured,
            KafkaSettings settings,
            JobRepository repository,
            BeanFactory beans,
            Presence presence,
            LoadWorkers workers,
            LoadControl control,
            WriteLease lease,
            Sources sources,
            SourceStates states) {
        var steps = new BeanFactoryStepLocator();
        steps.setBeanFactory(beans);
        var handler = new StepExecutionRequestHandler();
        handler.setJobRepository(repository);
        handler.setStepLocator(steps);
        return new PartitionWorker(
                partitioning, configured, settings, handler, presence, workers, control, lease, sources, states);
    }
}
