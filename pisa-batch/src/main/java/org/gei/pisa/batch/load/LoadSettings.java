package org.gei.pisa.batch.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param window how long one execution follows the sources before the next takes over
/// @param badRowsShare share of bad rows in a run of a country above which it fails and the country is
///     suspended
/// @param badRowsMinimum as long as there are fewer bad rows in the run, it does not
@ConfigurationProperties("pisa.load")
public record LoadSettings(
        @DefaultValue("60s") Duration window,
        @DefaultValue("0.2") double badRowsShare,
        @DefaultValue("50") int badRowsMinimum) {
    public LoadSettings {
        if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("pisa.load.window: expected at least 1s, but got " + window);
        }
        if (!(badRowsShare > 0 && badRowsShare <= 1)) {
            throw new IllegalArgumentException(
                    "pisa.load.bad-rows-share: expected a share above 0 and at most 1, but got " + badRowsShare);
        }
        if (badRowsMinimum < 1) {
            throw new IllegalArgumentException(
                    "pisa.load.bad-rows-minimum: expected at least 1, but got " + badRowsMinimum);
        }
    }
}
