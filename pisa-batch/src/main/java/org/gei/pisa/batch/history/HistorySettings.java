package org.gei.pisa.batch.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long the past is kept.
///
/// @param completedFor executions that completed
/// @param failedFor executions that ended otherwise
/// @param proofsFor completeness proofs, the newest of a country in any case
/// @param freshnessFor how far behind each country was, minute by minute
@ConfigurationProperties("pisa.history")
public record HistorySettings(
        @DefaultValue("48h") Duration completedFor,
        @DefaultValue("30d") Duration failedFor,
        @DefaultValue("90d") Duration proofsFor,
        @DefaultValue("7d") Duration freshnessFor) {
    public HistorySettings {
        if (completedFor.isNegative()
                || failedFor.isNegative()
                || proofsFor.isNegative()
                || freshnessFor.isNegative()) {
            throw new IllegalArgumentException("pisa.history: expected durations that are not negative, but got "
                    + completedFor + ", " + failedFor + ", " + proofsFor + " and " + freshnessFor);
        }
    }
}
