package org.gei.pisa.batch.load;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gei.pisa.batch.source.SourceChangedException;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceUnavailableException;

/// How one source is called so that it troubles nobody else: few calls at once (bulkhead), none for a while
/// after it failed (circuit breaker), and none longer than its time limit, whatever the network does.
/// `retry` says how long to wait before the next attempt; the waiting is done by who calls, where it can be
/// told to stop.
///
/// The four are Resilience4j's, configured under `resilience4j.*`, for one country under
/// `...instances.<CNT>`.
public final class SourceCalls {

    private final String country;
    private final Bulkhead bulkhead;
    private final CircuitBreaker breaker;
    private final TimeLimiter limit;
    private final Retry retry;
    private final ExecutorService threads;

    SourceCalls(
            String country,
            Bulkhead bulkhead,
            CircuitBreaker breaker,
            TimeLimiter limit,
            Retry retry,
            ExecutorService threads) {
        this.country = country;
        this.bulkhead = bulkhead;
        this.breaker = breaker;
        this.limit = limit;
        this.retry = retry;
        this.threads = threads;
    }

    public CircuitBreaker breaker() {
        return breaker;
    }

    Retry retry() {
        return retry;
    }

    /// Calls the source. After a failure `reader` must not be used again: a call that took too long may
    /// still be in it.
    ///
    /// @throws SourceUnavailableException if it failed or took too long
    /// @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException while the breaker is open
    public <T> T call(SourceReader reader, Function<SourceReader, T> call) {
        return oneOfFew(() -> breaker.executeSupplier(() -> limited(reader, call)));
    }

    /// Does something with the source in a thread of its own.
    <T> Future<T> inBackground(Callable<T> call) {
        return threads.submit(call);
    }

    /// Calls the source even if its breaker is open; whether it works is none of the breaker's business.
    public <T> T callAnyway(SourceReader reader, Function<SourceReader, T> call) {
        return oneOfFew(() -> limited(reader, call));
    }

    private <T> T oneOfFew(Supplier<T> call) {
        try {
            return bulkhead.executeSupplier(call);
        } catch (BulkheadFullException e) {
            throw new SourceUnavailableException(
                    country + ": the source is busy with "
                            + bulkhead.getBulkheadConfig().getMaxConcurrentCalls() + " of our calls already",
                    e);
        }
    }

    private <T> T limited(SourceReader reader, Function<SourceReader, T> call) {
        try {
            return limit.executeFutureSupplier(() -> threads.submit(() -> call.apply(reader)));
        } catch (SourceUnavailableException | SourceChangedException e) {
            throw e;
        } catch (TimeoutException e) {
            reader.abandon();
            throw new SourceUnavailableException(
                    country + ": the source did not answer within "
                            + limit.getTimeLimiterConfig().getTimeoutDuration().toMillis() / 1000.0 + " s",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailableException(country + ": the call was interrupted", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(country + ": a call of the source failed unexpectedly", e);
        }
    }
}
