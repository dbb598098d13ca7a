package org.gei.pisa.batch.load;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.gei.pisa.batch.source.Handover;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceSettings;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.response.ResponseRules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The configured countries with what lives as long as the process: the turn, how the source is called, when
/// each was last reached and up to when it is loaded.
@Component
public class Sources {

    private final Map<String, CountrySource> byCode = new LinkedHashMap<>();
    private final List<Participant> participants;
    private final Codebook codebook;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("source-", 0).factory());

    Sources(
            SourceSettings settings,
            Codebook codebook,
            CountryTurns turns,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries,
            TimeLimiterRegistry limits,
            BulkheadRegistry bulkheads) {
        this.codebook = codebook;
        this.participants = settings.participants();
        settings.byParticipant().forEach((participant, source) -> {
            var code = participant.code();
            var calls = new SourceCalls(
                    code,
                    bulkheads.bulkhead(code),
                    breakers.circuitBreaker(code),
                    limits.timeLimiter(code),
                    retries.retry(code),
                    threads);
            byCode.put(
                    code,
                    new CountrySource(
                            code, source, turns.of(code), calls, new Pace(), new AtomicReference<>(), new Handover()));
        });
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

    public CountrySource of(String country) {
        var source = byCode.get(country);
        if (source == null) {
            throw new IllegalArgumentException("country: expected one of " + countries() + ", but got " + country);
        }
        return source;
    }

    /// A reader of its own for whoever wants to read the source.
    public SourceReader reader(String country) {
        var source = of(country);
        return new SourceReader(country, source.settings(), codebook, source.handover());
    }

    ResponseRules rules(String country) {
        return new ResponseRules(country, codebook);
    }

    private final Semaphore pageRooms = PageRoom.ofThisProcess();

    PageRoom pageRoom() {
        return new PageRoom(pageRooms);
    }

    private final Map<String, Boolean> reached = new ConcurrentHashMap<>();
    private final Map<String, Instant> caughtUp = new ConcurrentHashMap<>();

    /// Notes that everything that a source had at a moment is loaded.
    public void caughtUp(String country, Instant at) {
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

    /// Forgets that a source was reached: it is not any more.
    void lost(String country) {
        reached.remove(country);
    }

    /// Countries reached since the last call: up to date, and behind.
    public Reached takeReached() {
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

    public record Reached(List<String> live, List<String> behind) {}

    /// @param lastFailure why the source was unavailable when it was asked last; what a partition that
    ///     begins while the breaker is open has to say
    public record CountrySource(
            String country,
            SourceSettings.Source settings,
            CountryTurn turn,
            SourceCalls calls,
            Pace pace,
            AtomicReference<@Nullable SourceUnavailableException> lastFailure,
            Handover handover) {}
}
