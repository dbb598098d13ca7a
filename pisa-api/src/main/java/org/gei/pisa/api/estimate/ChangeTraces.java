package org.gei.pisa.api.estimate;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Continues the traces of executions of the load: the span that wrote a version of a country is the
/// parent of the one that took it over here, and that one of the answers that were given because of it.
@Component
public class ChangeTraces {

    private final Tracer tracer;
    private final Propagator propagator;
    private volatile @Nullable TraceContext newest;

    ChangeTraces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /// Traces that nobody follows.
    public static ChangeTraces none() {
        return new ChangeTraces(Tracer.NOOP, Propagator.NOOP);
    }

    /// A version of a country was read and is being taken over, until the span is ended. Answers that are
    /// computed from now on may show it.
    ///
    /// @param traceParent the span that wrote it; null if that was not sampled, and so is this
    Span takingOver(String country, long version, @Nullable String traceParent, Instant begun) {
        if (traceParent == null) {
            newest = null;
            return Span.NOOP;
        }
        var span = propagator
                .extract(Map.of("traceparent", traceParent), Map::get)
                .name("pisa.change.take-over")
                .kind(Span.Kind.CONSUMER)
                .startTimestamp(begun.toEpochMilli(), TimeUnit.MILLISECONDS)
                .tag("country", country)
                .tag("version", version)
                .start();
        newest = span.context();
        return span;
    }

    /// The span of the change that was taken over last; null if it was not sampled.
    public @Nullable TraceContext newest() {
        return newest;
    }

    /// An answer differs from the one before because of a change.
    public void pushed(TraceContext change, String query, int subscribers, Instant begun) {
        tracer.spanBuilder()
                .setParent(change)
                .name("pisa.answer.push")
                .kind(Span.Kind.PRODUCER)
                .startTimestamp(begun.toEpochMilli(), TimeUnit.MILLISECONDS)
                .tag("query", query)
                .tag("subscribers", subscribers)
                .start()
                .end();
    }
}
