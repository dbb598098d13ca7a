package org.gei.pisa.api.stream;

import io.micrometer.tracing.TraceContext;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gei.pisa.api.estimate.ChangeTraces;
import org.jspecify.annotations.Nullable;

/// The answers of one shared stream, one after the other: each that differs from the one before belongs
/// to the trace of the change that it was computed after.
final class TracedAnswers {

    private final ChangeTraces traces;
    private final String query;
    private final AtomicInteger subscribers;
    private volatile @Nullable TraceContext told;
    private volatile @Nullable TraceContext change;
    private volatile Instant begun = Instant.EPOCH;

    TracedAnswers(ChangeTraces traces, Object query, AtomicInteger subscribers) {
        this.traces = traces;
        this.query = query.toString();
        this.subscribers = subscribers;
    }

    <T> T compute(Supplier<T> state) {
        change = traces.newest();
        begun = Instant.now();
        return state.get();
    }

    /// The state that was computed last is what all who listen get now.
    void pushed() {
        var parent = change;
        if (parent != null && parent != told) {
            told = parent;
            traces.pushed(parent, query, subscribers.get(), begun);
        }
    }
}
