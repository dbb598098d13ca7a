package org.gei.pisa.batch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The load application.
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class BatchApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(BatchApplication.class, arguments);
    }
}
