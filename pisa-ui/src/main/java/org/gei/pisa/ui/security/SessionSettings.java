package org.gei.pisa.ui.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a session lasts at most.
///
/// @param lifetime however busy it is
/// @param checkEvery how soon sessions end whose account was disabled or changed
@ConfigurationProperties("pisa.ui.session")
record SessionSettings(
        @DefaultValue("24h") Duration lifetime,
        @DefaultValue("3s") Duration checkEvery) {

    SessionSettings {
        if (!lifetime.isPositive() || !checkEvery.isPositive()) {
            throw new IllegalArgumentException("pisa.ui.session: expected positive durations, but got lifetime "
                    + lifetime + ", check-every " + checkEvery);
        }
    }
}
