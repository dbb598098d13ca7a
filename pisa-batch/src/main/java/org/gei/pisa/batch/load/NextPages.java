package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gei.pisa.batch.source.Position;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.domain.response.ResponseRules;
import org.jspecify.annotations.Nullable;

/// The pages after the one that is just being written: read and held against the rules meanwhile, one after the other,
/// so that source, this process and warehouse work at the same time.
///
/// They are good for one position only, the one that holds once the page before them is written. Nothing of them is
/// kept: whatever happens to that page, the next look begins at the position that the warehouse has.
final class NextPages {

    private final SourceCalls calls;
    private final ResponseRules rules;
    private final Deque<Future<@Nullable ValidatedChanges>> pages = new ArrayDeque<>();
    private @Nullable Position from;

    NextPages(SourceCalls calls, ResponseRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    /// Begins to read the page after those that were begun; if there are none, what follows `position`. Nobody else may
    /// use the reader until all were taken or [#end] has returned.
    void begin(SourceReader reader, Position position) {
        var before = pages.peekLast();
        if (before == null) {
            from = position;
            pages.add(calls.inBackground(() -> read(reader, position)));
        } else {
            pages.add(calls.inBackground(() -> {
                var page = before.get();
                return page == null || isLast(page)
                        ? null
                        : read(reader, page.changes().after());
            }));
        }
    }

    private ValidatedChanges read(SourceReader reader, Position position) {
        return ValidatedChanges.of(
                calls.call(reader, called -> called.next(position)).orElseThrow(), rules);
    }

    private static boolean isLast(ValidatedChanges page) {
        return page.changes().after().target() == null;
    }

    /// How many were begun and not taken.
    int count() {
        return pages.size();
    }

    boolean follows(Position position) {
        return position.equals(from);
    }

    /// Waits for the first page. What went wrong while it was read goes wrong here; the others are of no use then.
    ValidatedChanges take() throws InterruptedException {
        var first = pages.poll();
        from = null;
        try {
            var page = first == null ? null : first.get();
            if (page == null) {
                throw new IllegalStateException("next page: expected it to be begun before it is taken");
            }
            if (isLast(page)) {
                pages.clear();
            } else if (!pages.isEmpty()) {
                from = page.changes().after();
            }
            return page;
        } catch (ExecutionException e) {
            pages.clear();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a page could not be read", e.getCause());
        }
    }

    /// Waits until the reader is free, but not for long; whether it is.
    boolean end(Duration most) {
        var last = pages.peekLast();
        pages.clear();
        from = null;
        try {
            if (last != null) {
                last.get(most.toMillis(), TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true; // of a page that nobody wants
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
