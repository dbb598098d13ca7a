package org.gei.pisa.batch.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What passwords people may choose, and how long one that was made for them can be used.
///
/// @param minimumLength in characters
@ConfigurationProperties("pisa.accounts.password")
record PasswordSettings(
        @DefaultValue("12") int minimumLength,
        @DefaultValue("72h") Duration oneTimeFor) {

    private static final int LEAST = 8;

    PasswordSettings {
        if (minimumLength < LEAST || minimumLength > PasswordPolicy.MOST_BYTES) {
            throw new IllegalArgumentException("pisa.accounts.password.minimum-length: expected %d to %d, but got %d"
                    .formatted(LEAST, PasswordPolicy.MOST_BYTES, minimumLength));
        }
    }
}
