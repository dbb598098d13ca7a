package org.gei.pisa.ui.security;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.ui.operations.BatchClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/// Ends sessions that have lasted their time, and those whose account was disabled, got another role or
/// another password. While the batch is away nobody is signed out for that.
@Component
class SessionWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SessionWatch.class);

    private final SignedInSessions sessions;
    private final BatchClient batch;
    private final SessionSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService turns = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("session-watch").factory());

    SessionWatch(SignedInSessions sessions, BatchClient batch, SessionSettings settings, Clock clock) {
        this.sessions = sessions;
        this.batch = batch;
        this.settings = settings;
        this.clock = clock;
        long pause = settings.checkEvery().toMillis();
        turns.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            endOld();
            endChanged();
        } catch (RestClientException _) {
            // the batch is away: whoever is signed in stays so
        } catch (RuntimeException e) {
            log.error("the sessions could not be checked", e);
        }
    }

    private void endOld() {
        var oldest = clock.instant().minus(settings.lifetime());
        sessions.all().keySet().stream()
                .filter(session -> createdAt(session).isBefore(oldest))
                .forEach(sessions::end);
    }

    private void endChanged() {
        var accounts = sessions.all();
        var names = accounts.values().stream()
                .map(Authentication::getPrincipal)
                .filter(SignedIn.class::isInstance)
                .map(principal -> ((SignedIn) principal).name())
                .collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        var versions = batch.standing(names).stream()
                .collect(Collectors.toMap(AccountStanding::name, AccountStanding::version));
        accounts.forEach((session, authentication) -> {
            if (authentication.getPrincipal() instanceof SignedIn account && !stands(account, versions)) {
                sessions.end(session);
            }
        });
    }

    private static boolean stands(SignedIn account, Map<String, Long> versions) {
        var version = versions.get(account.name());
        return version != null && version == account.version();
    }

    private static Instant createdAt(HttpSession session) {
        try {
            return Instant.ofEpochMilli(session.getCreationTime());
        } catch (IllegalStateException _) {
            return Instant.MAX; // it has ended meanwhile
        }
    }

    @Override
    public void destroy() {
        turns.shutdownNow();
    }
}
