package org.gei.pisa.batch.reconcile;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gei.pisa.batch.load.SourceCalls;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.batch.warehouse.HeldRows;
import org.gei.pisa.batch.warehouse.HeldRows.Held;
import org.gei.pisa.domain.response.ContentHash;
import org.gei.pisa.domain.response.RawResponse;
import org.springframework.batch.core.job.JobInterruptedException;

/// One reconciliation of one country.
///
/// The passes run beside the load, page by page. What a pass does not find equal is suspect only: it may
/// have changed since the load looked last. So suspects are read again once the load is known to have caught
/// up with a moment after they were read: what it was given time to load, and still is not where it belongs,
/// with the same content as before, is a real difference, and is left to be repaired.
final class CountryReconciliation {

    private static final int IDS_AT_A_TIME = SourceReader.MOST_ROWS;
    private static final int MOST_ROUNDS = 20;

    private final String country;
    private final SourceReader reader;
    private final SourceCalls calls;
    private final HeldRows held;
    private final Surroundings surroundings;

    /// What goes on around a reconciliation.
    interface Surroundings {

        /// Waits until the load is known to have loaded everything up to `moment`; false if that takes too
        /// long.
        boolean awaitLoaded(Instant moment) throws InterruptedException;

        /// @throws JobInterruptedException if the reconciliation is to end
        void check() throws JobInterruptedException;

        void compared(int rows, int quarantined);
    }

    CountryReconciliation(
            String country, SourceReader reader, SourceCalls calls, HeldRows held, Surroundings surroundings) {
        this.country = country;
        this.reader = reader;
        this.calls = calls;
        this.held = held;
        this.surroundings = surroundings;
    }

    /// One pass over all rows of source and warehouse.
    Comparison compare() throws JobInterruptedException {
        var comparison = new Comparison();
        var after = Long.MIN_VALUE;
        while (true) {
            surroundings.check();
            var from = after;
            var page = call(source -> source.page(from));
            var isLast = page.size() < SourceReader.MOST_ROWS;
            after = isLast ? Long.MAX_VALUE : page.getLast().id();
            compare(page, from, after, comparison);
            if (isLast) {
                return comparison;
            }
        }
    }

    private void compare(List<RawResponse> page, long after, long last, Comparison comparison) {
        var ids = page.stream().map(RawResponse::id).toList();
        var there = held.of(country, ids);
        var quarantined = 0;
        for (var row : page) {
            var content = ContentHash.of(row.values());
            comparison.hash().add(row.id(), content);
            var here = there.getOrDefault(row.id(), Held.NOTHING);
            if (!here.accountsFor(content)) {
                comparison.suspect(row.id());
            } else if (here.quarantined() != null) {
                comparison.quarantined();
                quarantined++;
            }
        }
        suspectOthers(ids, after, last, comparison);
        surroundings.compared(page.size(), quarantined);
    }

    private void suspectOthers(List<Long> ids, long after, long last, Comparison comparison) {
        var from = after;
        List<Long> others;
        do {
            others = held.others(country, from, last, ids, IDS_AT_A_TIME);
            others.forEach(comparison::suspect);
            from = others.isEmpty() ? from : others.getLast();
        } while (others.size() == IDS_AT_A_TIME && comparison.isComplete());
    }

    /// Those of the suspects that really are missing, different or gone.
    List<Long> differences(List<Long> suspects) throws InterruptedException, JobInterruptedException {
        var before = Map.<Long, Seen>of();
        var left = suspects;
        for (var round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            surroundings.check();
            var asOf = Instant.now();
            var now = look(left);
            var known = before;
            if (!known.isEmpty()
                    && now.entrySet().stream().allMatch(row -> row.getValue().equals(known.get(row.getKey())))) {
                return List.copyOf(now.keySet());
            }
            before = now;
            left = List.copyOf(now.keySet());
            if (!left.isEmpty() && !surroundings.awaitLoaded(asOf.plus(Duration.ofMillis(1)))) {
                throw new SourceUnavailableException(
                        country + ": it is still being loaded, so that its completeness can't be proved yet", null);
            }
        }
        return left; // they change so often that they are read again, to be sure
    }

    /// Content of a row at the source; null where it is gone.
    private record Seen(@org.jspecify.annotations.Nullable UUID content) {}

    /// Those rows that are not where they belong, with their content at the source.
    private Map<Long, Seen> look(List<Long> ids) {
        var wrong = new HashMap<Long, Seen>();
        for (var some : inPieces(ids)) {
            var rows = call(source -> source.rows(some)).stream()
                    .collect(Collectors.toMap(RawResponse::id, row -> ContentHash.of(row.values())));
            var there = held.of(country, some);
            for (var id : some) {
                var content = rows.get(id);
                var here = there.getOrDefault(id, Held.NOTHING);
                if (content == null ? !here.isNothing() : !here.accountsFor(content)) {
                    wrong.put(id, new Seen(content));
                }
            }
        }
        return wrong;
    }

    /// The rows as they are now, and what the warehouse holds of them.
    Now now(List<Long> ids) {
        return new Now(ids, call(source -> source.rows(ids)), held.of(country, ids));
    }

    record Now(List<Long> ids, List<RawResponse> rows, Map<Long, Held> held) {

        /// Rows that are not where they belong.
        List<RawResponse> wrong() {
            return rows.stream()
                    .filter(row -> !held.getOrDefault(row.id(), Held.NOTHING).accountsFor(ContentHash.of(row.values())))
                    .toList();
        }

        /// Ids of rows that are held but that the source has no longer.
        List<Long> gone() {
            var there = rows.stream().map(RawResponse::id).collect(Collectors.toSet());
            return ids.stream()
                    .filter(id -> !there.contains(id) && held.containsKey(id))
                    .toList();
        }
    }

    private <T> T call(Function<SourceReader, T> call) {
        try {
            return calls.call(reader, call);
        } catch (CallNotPermittedException e) {
            throw new SourceUnavailableException(
                    country + ": the source failed too often lately and is left alone for a moment", e);
        }
    }

    static List<List<Long>> inPieces(List<Long> ids) {
        var pieces = new ArrayList<List<Long>>();
        for (var from = 0; from < ids.size(); from += IDS_AT_A_TIME) {
            pieces.add(ids.subList(from, Math.min(ids.size(), from + IDS_AT_A_TIME)));
        }
        return pieces;
    }
}
