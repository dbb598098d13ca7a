package org.gei.pisa.fieldwork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.fieldwork.feed.CountryFeed;
import org.gei.pisa.fieldwork.replay.Replay;
import org.gei.pisa.fieldwork.source.Population;
import org.gei.pisa.fieldwork.synthetic.SyntheticPopulation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds source databases. After a kill, a new fieldwork of the same plan goes on where the last one
/// stopped: nothing is lost and nothing comes twice, because a response is a function of the plan and its
/// number.
public final class Fieldwork implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fieldwork.class);
    /// Sample of a participant that the catalogue does not know.
    private static final int USUAL_STUDENTS = 6000;

    private static final int USUAL_SCHOOLS = 200;

    private final List<CountryFeed> feeds;
    private final List<Thread> threads = new ArrayList<>();
    private final @Nullable Replay replay;

    private Fieldwork(List<CountryFeed> feeds, @Nullable Replay replay) {
        this.feeds = feeds;
        this.replay = replay;
    }

    /// Makes the tables and reads the file to replay, if any. A source that is down now gets its table when it is
    /// back.
    ///
    /// @throws org.gei.pisa.fieldwork.replay.StudentFileException if the file to replay is no student file
    public static Fieldwork open(FieldworkPlan plan) {
        // each takes its server a fifth of a second, for more than a thousand columns
        plan.sources().parallelStream().forEach(Fieldwork::createTable);
        if (!plan.feed()) {
            return new Fieldwork(List.of(), null);
        }
        var file = plan.replay().orElse(null);
        if (file == null) {
            return new Fieldwork(feeds(plan, synthetic(plan)), null);
        }
        var replay = read(file, plan);
        return new Fieldwork(feeds(plan, replay.populations()), replay);
    }

    /// Begins to feed, in threads of its own.
    public void start() {
        for (var feed : feeds) {
            threads.add(Thread.ofVirtual().name("fieldwork").start(feed));
        }
    }

    public FieldworkProgress progress() {
        return new FieldworkProgress(
                feeds.stream().mapToLong(CountryFeed::present).sum(),
                feeds.stream().mapToLong(CountryFeed::corrected).sum(),
                feeds.stream().mapToLong(CountryFeed::expected).sum());
    }

    /// Waits at most `atMost` for every response to be in its source.
    ///
    /// @return whether they all are
    public boolean awaitFinished(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (var feed : feeds) {
            if (!feed.awaitComplete(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /// Ends feeding after what is being written just now.
    @Override
    public void close() {
        feeds.forEach(CountryFeed::stop);
        try {
            for (var thread : threads) {
                thread.join();
            }
            if (replay != null) {
                replay.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void createTable(SourceDatabase source) {
        try (var target = source.open()) {
            target.createTable();
        } catch (SQLException e) {
            log.warn("{}: no table yet, trying again later: {}", source.country(), e.getMessage());
        }
    }

    private static List<Population> synthetic(FieldworkPlan plan) {
        return plan.sources().stream()
                .<Population>map(source -> new SyntheticPopulation(participant(source.country()), plan.seed()))
                .toList();
    }

    private static Participant participant(String country) {
        return Participants.pisa2018()
                .find(country)
                .orElseGet(() -> new Participant(country, country, null, USUAL_STUDENTS, USUAL_SCHOOLS));
    }

    private static Replay read(Path file, FieldworkPlan plan) {
        try {
            var countries = plan.sources().stream().map(SourceDatabase::country).collect(Collectors.toSet());
            return Replay.open(file, countries, plan.seed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deals the initial responses and the rate in proportion to the sizes of the populations.
    private static List<CountryFeed> feeds(FieldworkPlan plan, List<Population> populations) {
        Map<String, SourceDatabase> sources = plan.sources().stream()
                .collect(Collectors.toMap(SourceDatabase::country, Function.identity(), (a, _) -> a, HashMap::new));
        double all = populations.stream().mapToDouble(Population::size).sum();
        var feeds = new ArrayList<CountryFeed>();
        double before = 0;
        for (var population : populations) {
            var source = sources.get(population.country());
            if (source == null) {
                continue;
            }
            double after = before + population.size();
            int initial = (int) (Math.round(plan.initial() * after / all) - Math.round(plan.initial() * before / all));
            double rate = plan.ratePerSecond() * population.size() / all;
            feeds.add(new CountryFeed(population, source::open, initial, rate, Clock.systemDefaultZone()));
            before = after;
        }
        return List.copyOf(feeds);
    }
}
