package org.gei.pisa.api.participant;

import java.time.Instant;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/// How far the load is with a country.
///
/// @param version of the country's last change set
/// @param lookedAt when the source was last reached
/// @param loadedAt when the last change set was loaded
/// @param provedUpTo time of the last completeness proof
/// @param proof that proof, for people
@Table("source_state")
public record SourceStateRow(
        @Id String cnt,
        long version,
        Freshness.State state,
        Instant stateSince,
        @Nullable String cause,
        @Nullable Instant lookedAt,
        @Nullable Instant loadedAt,
        @Nullable Instant provedUpTo,
        @Nullable String proof) {}
