package org.gei.pisa.domain.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a new connection to a source found.
///
/// @param works whether the source can be loaded as it is
/// @param milliseconds until the answer
/// @param server version of its server; null if it was not reached
/// @param rows about how many rows its table has, by the server's statistics; null if it was not reached
/// @param cause what is wrong, for people; null if it works
/// @param remedy what to do about it; null if it works
public record ConnectionTest(
        String country,
        Instant testedAt,
        boolean works,
        long milliseconds,
        @Nullable String server,
        @Nullable Long rows,
        @Nullable String cause,
        @Nullable String remedy) {}
