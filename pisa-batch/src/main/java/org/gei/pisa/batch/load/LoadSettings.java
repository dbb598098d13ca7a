package org.gei.pisa.batch.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param window how long one execution follows the sources before the next takes over
@ConfigurationProperties("pisa.load")
public record LoadSettings(@DefaultValue("60s") Duration window) {
    public LoadSettings {
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("pisa.load.window: expected at least 1s, but got " + window);
        }
    }
}
