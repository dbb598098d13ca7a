package org.gei.pisa.batch.warehouse;

import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The span that a transaction is written in, as text that goes on with the version (W3C Trace Context,
/// section 3.2).
@Component
class TraceParent {

    private final Tracer tracer;

    TraceParent(Tracer tracer) {
        this.tracer = tracer;
    }

    /// Null outside of a span, and in one that is not sampled.
    @Nullable
    String current() {
        var span = tracer.currentSpan();
        return span == null || !Boolean.TRUE.equals(span.context().sampled())
                ? null
                : "00-" + span.context().traceId() + "-" + span.context().spanId() + "-01";
    }
}
