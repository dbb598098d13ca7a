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

    /// With `migrate` as first argument it makes the schema of the warehouse and ends.
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(Migration.COMMAND)) {
            Migration.run(arguments);
        } else {
            SpringApplication.run(BatchApplication.class, arguments);
        }
    }
}
