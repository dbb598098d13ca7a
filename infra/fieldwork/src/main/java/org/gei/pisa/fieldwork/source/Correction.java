package org.gei.pisa.fieldwork.source;

import org.jspecify.annotations.Nullable;

/// A new value for a column of a response; null where the answer was withdrawn.
public record Correction(String column, @Nullable String value) {}
