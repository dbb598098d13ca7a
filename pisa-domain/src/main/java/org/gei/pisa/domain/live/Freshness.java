package org.gei.pisa.domain.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far behind its source each country is.
public record Freshness(long version, Instant asOf, List<CountryFreshness> countries) {

    public Freshness {
        countries = List.copyOf(countries);
    }

    /// LIVE: followed; LAGGING: followed, but behind; DOWN: the source can't be reached, tried again by
    /// itself; SUSPENDED: stopped until an administrator acts.
    public enum State {
        LIVE,
        LAGGING,
        DOWN,
        SUSPENDED
    }

    /// @param since since when it is in this state
    /// @param cause why it is not LIVE, for people; null if it is
    /// @param lookedAt when the source was last reached
    /// @param lagSeconds time since the source was last known to be fully loaded; 0 to a second or so
    ///     while LIVE
    /// @param p50Seconds median over the rows of the last five minutes of: change at the source until loaded;
    ///     null if there were none
    /// @param p99Seconds its 99th percentile
    /// @param provedUpTo time of the last completeness proof, null before the first: what the source had
    ///     committed by then is loaded, or in quarantine
    /// @param proof that proof in one line, for people: rows, hash, time
    public record CountryFreshness(
            String country,
            String name,
            State state,
            Instant since,
            @Nullable String cause,
            @Nullable Instant lookedAt,
            double lagSeconds,
            @Nullable Double p50Seconds,
            @Nullable Double p99Seconds,
            @Nullable Instant provedUpTo,
            @Nullable String proof) {}
}
