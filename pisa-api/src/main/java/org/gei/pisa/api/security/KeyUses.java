package org.gei.pisa.api.security;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Tells the batch every ten seconds which keys were used. By a notification, for which a role needs no
/// right to write.
@Component
class KeyUses implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(10);
    /// A notification carries at most 8000 bytes; the rest goes with the next.
    private static final int MOST = 300;

    private final DatabaseClient warehouse;
    private final Set<Long> used = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Disposable telling;

    KeyUses(DatabaseClient warehouse) {
        this.warehouse = warehouse;
    }

    void note(long key) {
        used.add(key);
    }

    private Mono<Void> tell() {
        var ids = used.stream().limit(MOST).toList();
        if (ids.isEmpty()) {
            return Mono.empty();
        }
        ids.forEach(used::remove);
        return warehouse
                .sql("select pg_notify('pisa_api_key_use', :ids)")
                .bind("ids", ids.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .then()
                .onErrorResume(_ -> Mono.fromRunnable(() -> used.addAll(ids)));
    }

    @Override
    public void start() {
        telling = Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> tell(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        var running = telling;
        if (running != null) {
            running.dispose();
            telling = null;
        }
    }

    @Override
    public boolean isRunning() {
        return telling != null;
    }
}
