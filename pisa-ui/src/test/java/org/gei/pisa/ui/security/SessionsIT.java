package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.Authentication;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Sessions follow what becomes of their accounts.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "pisa.ui.session.check-every=50ms")
class SessionsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final FakeApi API = FakeApi.start();

    @LocalServerPort
    private int port;

    @Autowired
    private SignedInSessions sessions;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", API::url);
        registry.add("pisa.ui.batch-url", API::url);
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void sessionsOfADisabledAccountEndAndOthersDoNot() {
        try (var bob = visitor();
                var carol = visitor()) {
            bob.signIn("bob");
            carol.signIn("carol");
            assertThat(bob.isSignedIn()).isTrue();

            API.accounts().disable("bob");

            await().atMost(PATIENCE).until(() -> !isListed("bob"));
            await().atMost(PATIENCE).until(() -> !bob.isSignedIn()); // listeners hear of it before it is gone
            assertThat(carol.isSignedIn()).isTrue();
        }
    }

    @Test
    void everySessionOfAChangedAccountEndsAndTheNextHasTheNewVersion() {
        try (var here = visitor();
                var there = visitor()) {
            here.signIn("dora");
            there.signIn("dora");

            API.accounts().change("dora");

            await().atMost(PATIENCE).until(() -> !isListed("dora"));
            await().atMost(PATIENCE).until(() -> !here.isSignedIn() && !there.isSignedIn());
            here.signIn("dora");
            assertThat(here.isSignedIn()).isTrue();
        }
    }

    @Test
    void serverEndsThePushOfADisabledAccountItself() {
        try (var erin = visitor();
                var frank = visitor()) {
            erin.signIn("erin");
            frank.signIn("frank");
            var push = erin.openPush();
            var other = frank.openPush();
            await().atMost(PATIENCE).until(() -> push.received() > 0 && other.received() > 0);
            assertThat(push.isClosed()).isFalse();

            API.accounts().disable("erin");

            await().atMost(PATIENCE).until(push::isClosed);
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void serverEndsThePushOfASessionThatIsSignedOutOf() {
        try (var grace = visitor()) {
            grace.signIn("grace");
            var push = grace.openPush();
            await().atMost(PATIENCE).until(() -> push.received() > 0);
            assertThat(push.isClosed()).isFalse();

            // what a sign-out in another window does
            sessions.all().forEach((session, person) -> {
                if (person.getName().equals("grace")) {
                    session.invalidate();
                }
            });

            await().atMost(PATIENCE).until(push::isClosed);
        }
    }

    @Test
    void whoGuessedTooOftenIsToldHowLongToWait() {
        try (var guesser = visitor()) {
            var answer = guesser.signIn("guesser");

            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?wait=64");
        }
    }

    private Visitor visitor() {
        return new Visitor("http://127.0.0.1:" + port);
    }

    private boolean isListed(String name) {
        return sessions.all().values().stream().map(Authentication::getName).anyMatch(name::equals);
    }
}
