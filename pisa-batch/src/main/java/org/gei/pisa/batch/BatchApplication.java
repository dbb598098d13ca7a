package org.gei.pisa.batch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The load application. Kafka is configured only where partitions go through it, see `partition`.
@SpringBootApplication(exclude = {KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@ConfigurationPropertiesScan
@EnableScheduling
public class BatchApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BatchApplication.class, arguments);
    }
}
