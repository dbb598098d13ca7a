package org.gei.pisa.api;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// The API as an application; `docs/borders.md` lists its settings.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class PisaApiApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(PisaApiApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemDefaultZone();
    }
}
