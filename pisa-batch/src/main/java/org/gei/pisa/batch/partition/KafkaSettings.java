package org.gei.pisa.batch.partition;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param topic that partitions travel through; the group of the workers is named after it
/// @param partitions of the topic if it has to be made: as many workers can take part
/// @param replicas of the topic if it has to be made
@ConfigurationProperties("pisa.batch.kafka")
record KafkaSettings(
        @DefaultValue("pisa-load-partitions") String topic,
        @DefaultValue("32") int partitions,
        @DefaultValue("1") short replicas) {
    KafkaSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "pisa.batch.kafka.partitions: expected at least 1, but got " + partitions);
        }
        if (replicas < 1) {
            throw new IllegalArgumentException("pisa.batch.kafka.replicas: expected at least 1, but got " + replicas);
        }
    }

    String group() {
        return topic + "-workers";
    }
}
