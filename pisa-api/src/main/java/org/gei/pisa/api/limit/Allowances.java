package org.gei.pisa.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// How many requests each client has left in the current period.
@Component
class Allowances {

    private final Duration period;
    private final Cache<String, Allowance> byClient;

    Allowances(LimitProperties limits) {
        this.period = limits.period();
        this.byClient = Caffeine.newBuilder()
                .maximumSize(limits.clients())
                .expireAfterAccess(period.multipliedBy(2))
                .build();
    }

    /// @param allowed whether this request may be made
    /// @param quota requests per period
    /// @param left of them, after this one
    /// @param reset until the next period begins
    record Standing(boolean allowed, int quota, int left, Duration reset) {}

    private record Allowance(RateLimiter limiter, long begun) {}

    /// Takes one request of the client's.
    Standing take(String client, int quota) {
        var allowance = byClient.get(client, name -> new Allowance(limiter(name, quota), System.nanoTime()));
        boolean allowed = allowance.limiter().reservePermission() == 0;
        int left = Math.max(0, allowance.limiter().getMetrics().getAvailablePermissions());
        long elapsed = (System.nanoTime() - allowance.begun()) % period.toNanos();
        return new Standing(allowed, quota, left, period.minusNanos(elapsed));
    }

    private RateLimiter limiter(String client, int quota) {
        return RateLimiter.of(
                client,
                RateLimiterConfig.custom()
                        .limitForPeriod(quota)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(Duration.ZERO)
                        .build());
    }
}
