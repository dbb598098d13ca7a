package org.gei.pisa.batch.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How much guessing of passwords is slowed down.
///
/// @param freeAttempts failures of an account at an address before it waits: a second, and twice that each time
/// @param freeAttemptsOfAddress failures of an address with any accounts before it has to wait
/// @param forgottenAfter without a failure
/// @param remembered at most so many accounts at addresses, and so many addresses
@ConfigurationProperties("pisa.accounts.throttle")
record ThrottleSettings(
        @DefaultValue("5") int freeAttempts,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("20") int freeAttemptsOfAddress,
        @DefaultValue("1m") Duration longestWaitOfAddress,
        @DefaultValue("1h") Duration forgottenAfter,
        @DefaultValue("10000") int remembered) {

    ThrottleSettings {
        if (freeAttempts < 1 || freeAttemptsOfAddress < 1 || remembered < 1) {
            throw new IllegalArgumentException(
                    "pisa.accounts.throttle: expected numbers of at least 1, but got free-attempts " + freeAttempts
                            + ", free-attempts-of-address " + freeAttemptsOfAddress + ", remembered " + remembered);
        }
    }
}
