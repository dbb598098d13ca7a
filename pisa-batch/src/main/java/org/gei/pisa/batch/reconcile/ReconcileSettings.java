package org.gei.pisa.batch.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param every how often all countries that are LIVE are reconciled; zero for never by the clock
/// @param patience how long a reconciliation waits for the load to catch up
/// @param goneShare share of a country's rows that may be gone from the source without a person's consent
/// @param goneMinimum as many rows may be gone in any case
@ConfigurationProperties("pisa.reconcile")
public record ReconcileSettings(
        @DefaultValue("15m") Duration every,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("0.2") double goneShare,
        @DefaultValue("100") int goneMinimum) {
    public ReconcileSettings {
        if (every.isNegative()) {
            throw new IllegalArgumentException("pisa.reconcile.every: expected zero or more, but got " + every);
        }
        if (!(goneShare >= 0 && goneShare <= 1)) {
            throw new IllegalArgumentException(
                    "pisa.reconcile.gone-share: expected a share from 0 to 1, but got " + goneShare);
        }
    }
}
