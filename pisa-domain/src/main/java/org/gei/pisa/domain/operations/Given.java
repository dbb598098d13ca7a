package org.gei.pisa.domain.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks what came with a request: JSON may leave anything out, whatever the types say.
final class Given {

    private Given() {}

    /// @throws IllegalArgumentException if it is null
    static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + ": expected a value, but found none");
        }
        return value;
    }

    /// An unmodifiable copy.
    ///
    /// @throws IllegalArgumentException if it is null or has a null
    static <T> List<T> list(String name, @Nullable List<T> values) {
        if (required(name, values).stream().anyMatch(value -> value == null)) {
            throw new IllegalArgumentException(name + ": expected values only, but found an empty one");
        }
        return List.copyOf(required(name, values));
    }
}
