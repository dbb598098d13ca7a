package org.gei.pisa.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.api.change.WarehouseTrouble;
import org.gei.pisa.domain.operations.ApiScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The keys that administrators made, as the warehouse had them a second ago, by the hash of their secret.
/// While the warehouse is away those read last go on working until they expire.
@Component
class ApiKeys implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final DatabaseClient warehouse;
    private final Clock clock;
    private volatile Map<String, Key> byHash = Map.of();
    private volatile @Nullable Disposable reading;
    private boolean away;

    ApiKeys(DatabaseClient warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /// @param expiresAt null for never
    record Key(long id, Set<ApiScope> scopes, @Nullable Instant expiresAt) {

        boolean acceptedAt(Instant moment) {
            return expiresAt == null || moment.isBefore(expiresAt);
        }
    }

    /// The key with this secret, or null if there is none that is accepted now. Looked up by hash, so that
    /// how long it takes tells nothing of the secrets.
    @Nullable
    Key find(String secret) {
        var key = byHash.get(sha256(secret));
        return key != null && key.acceptedAt(clock.instant()) ? key : null;
    }

    private Mono<Void> read() {
        return warehouse
                .sql("select id, encode(sha256, 'hex'), scopes, expires_at from api_key where revoked_at is null"
                        + " and (expires_at is null or expires_at > now())")
                .map(row -> Map.entry(
                        Objects.requireNonNull(row.get(1, String.class)),
                        new Key(
                                Objects.requireNonNull(row.get(0, Long.class)),
                                scopes(Objects.requireNonNull(row.get(2, String[].class))),
                                row.get(3, Instant.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .doOnNext(read -> {
                    byHash = read;
                    away = false;
                })
                .then()
                .onErrorResume(e -> {
                    if (!away) {
                        log.warn(
                                "the keys could not be read, going on with those read last: {}",
                                WarehouseTrouble.inWords(e));
                    }
                    away = true;
                    return Mono.empty();
                });
    }

    /// A scope that this version does not know allows nothing here.
    private static Set<ApiScope> scopes(String[] names) {
        var scopes = EnumSet.noneOf(ApiScope.class);
        var named = Set.of(names);
        for (var scope : ApiScope.values()) {
            if (named.contains(scope.name())) {
                scopes.add(scope);
            }
        }
        return scopes;
    }

    private static String sha256(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void start() {
        reading = Flux.interval(Duration.ZERO, EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> read(), 1)
                .subscribe();
    }

    @Override
    public void stop() {
        var running = reading;
        if (running != null) {
            running.dispose();
            reading = null;
        }
    }

    @Override
    public boolean isRunning() {
        return reading != null;
    }
}
