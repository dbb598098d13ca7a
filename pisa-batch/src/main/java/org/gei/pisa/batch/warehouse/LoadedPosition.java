package org.gei.pisa.batch.warehouse;

import org.jspecify.annotations.Nullable;

/// What the warehouse remembers of a country: how far its source is loaded, and the version of that.
public record LoadedPosition(
        long version,
        String watermark,
        @Nullable String target,
        @Nullable Long lastId,
        @Nullable String system) {}
