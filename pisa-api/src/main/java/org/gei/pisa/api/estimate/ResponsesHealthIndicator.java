package org.gei.pisa.api.estimate;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Up once the responses of every country were read: before that, estimates would be of a part. Says how far it is.
@Component
class ResponsesHealthIndicator implements ReactiveHealthIndicator {

    private final ResponseStore store;

    ResponsesHealthIndicator(ResponseStore store) {
        this.store = store;
    }

    @Override
    public Mono<Health> health() {
        return Mono.fromSupplier(() -> {
            var progress = store.progress();
            return (progress.complete() ? Health.up() : Health.outOfService())
                    .withDetail("countriesRead", progress.read())
                    .withDetail("countries", progress.countries())
                    .withDetail("rowsRead", progress.rowsRead())
                    .withDetail("rows", progress.rows())
                    .build();
        });
    }
}
