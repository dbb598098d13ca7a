package org.gei.pisa.api;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;

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

    /// Ends at once, where Netty would wait two seconds for somebody to have something else to do: whoever was being
    /// answered has been waited for before.
    @Bean
    ReactorResourceFactory reactorResourceFactory() {
        var resources = new ReactorResourceFactory();
        resources.setShutdownQuietPeriod(Duration.ZERO);
        return resources;
    }
}
