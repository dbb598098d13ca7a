package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gei.pisa.batch.source.Position;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.domain.response.ResponseRules;
import org.jspecify.annotations.Nullable;

/// The page after the one that is just being written: read and held against the rules meanwhile, so that source,
/// this process and warehouse work at the same time.
///
/// It is good for one position only, the one that holds once the page before it is written. Nothing of it is kept:
/// whatever happens to that page, the next look begins at the position that the warehouse has.
final class NextPage {

    private final SourceCalls calls;
    private final ResponseRules rules;
    private @Nullable Position from;
    private @Nullable Future<ValidatedChanges> page;

    NextPage(SourceCalls calls, ResponseRules rules) {
        this.calls = calls;
        this.rules = rules;
    }

    /// Begins to read what follows `position`. Nobody else may use the reader until [#take] or [#end] has returned.
    void begin(SourceReader reader, Position position) {
        from = position;
        page = calls.inBackground(() -> {
            var changes = calls.call(reader, called -> called.next(position)).orElseThrow();
            return ValidatedChanges.of(changes, rules);
        });
    }

    boolean isBegun() {
        return page != null;
    }

    boolean follows(Position position) {
        return position.equals(from);
    }

    /// Waits for the page. What went wrong while it was read goes wrong here.
    ValidatedChanges take() throws InterruptedException {
        var reading = page;
        forget();
        if (reading == null) {
            throw new IllegalStateException("next page: expected it to be begun before it is taken");
        }
        try {
            return reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a page could not be read", e.getCause());
        }
    }

    /// Waits until the reader is free, but not for long; whether it is.
    boolean end(Duration most) {
        var reading = page;
        forget();
        try {
            if (reading != null) {
                reading.get(most.toMillis(), TimeUnit.MILLISECONDS);
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

    private void forget() {
        from = null;
        page = null;
    }
}
