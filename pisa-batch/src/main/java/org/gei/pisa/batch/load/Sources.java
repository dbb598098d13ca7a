package org.gei.pisa.batch.load;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceSettings;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.participant.Participant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The configured countries with what lives as long as the process: the turn, the circuit breaker, when
/// each was
/// last
/// reached.
@Component
public class Sources {

    /// Pauses between attempts at a source that is away: from 0.2 s to 2 s, spread so that many sources
    /// don't beat
    /// in
    /// time.
    static final IntervalFunction PAUSES =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 1.6, 0.3, Duration.ofSeconds(2));

    private final Map<String, CountrySource> byCode = new LinkedHashMap<>();
    private final List<Participant> participants;
    private final Codebook codebook;

    Sources(SourceSettings settings, Codebook codebook) {
        this.codebook = codebook;
        this.participants = settings.participants();
        settings.byParticipant()
                .forEach((participant, source) -> byCode.put(
                        participant.code(),
                        new CountrySource(
                                participant.code(),
                                source,
                                new CountryTurn(),
                                breaker(participant),
                                new AtomicReference<>())));
    }

    private static CircuitBreaker breaker(Participant participant) {
        return CircuitBreaker.of(
                participant.code(),
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(5)
                        .minimumNumberOfCalls(3)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(Duration.ofSeconds(2))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordExceptions(SourceUnavailableException.class)
                        .build());
    }

    public List<Participant> participants() {
        return participants;
    }

    public List<String> countries() {
        return List.copyOf(byCode.keySet());
    }

    public boolean contains(String country) {
        return byCode.containsKey(country);
    }

    /// A country's circuit breaker, for those who show it.
    public CircuitBreaker breaker(String country) {
        return of(country).breaker();
    }

    public SourceSettings.Source settings(String country) {
        return of(country).settings();
    }

    CountrySource of(String country) {
        var source = byCode.get(country);
        if (source == null) {
            throw new IllegalArgumentException("country: expected one of " + countries() + ", but got " + country);
        }
        return source;
    }

    SourceReader reader(String country) {
        return new SourceReader(country, of(country).settings(), codebook);
    }

    private final Map<String, Boolean> reached = new ConcurrentHashMap<>();
    private final Map<String, Instant> caughtUp = new ConcurrentHashMap<>();

    /// Notes that everything that a source had at a moment is loaded.
    void caughtUp(String country, Instant at) {
        caughtUp.merge(country, at, (one, other) -> one.isAfter(other) ? one : other);
    }

    /// Up to which moment a country is known to be fully loaded; nothing before this process has found it so.
    public Optional<Instant> caughtUpAt(String country) {
        return Optional.ofNullable(caughtUp.get(country));
    }

    /// Notes that a source was reached, and whether there is more to load than one change set.
    void reached(String country, boolean behind) {
        reached.put(country, behind);
    }

    /// Countries reached since the last call: up to date, and behind.
    Reached takeReached() {
        var live = new ArrayList<String>();
        var behind = new ArrayList<String>();
        for (var country : byCode.keySet()) {
            var state = reached.remove(country);
            if (state != null) {
                (state ? behind : live).add(country);
            }
        }
        return new Reached(live, behind);
    }

    record Reached(List<String> live, List<String> behind) {}

    /// @param lastFailure why the source was unavailable when it was asked last; what a partition that begins
    ///     while the
    ///     breaker is open has to say
    record CountrySource(
            String country,
            SourceSettings.Source settings,
            CountryTurn turn,
            CircuitBreaker breaker,
            AtomicReference<@Nullable SourceUnavailableException> lastFailure) {}
}
