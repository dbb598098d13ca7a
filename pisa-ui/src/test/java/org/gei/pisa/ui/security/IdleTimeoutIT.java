package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A session without a person ends.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pisa.ui.idle-timeout.admin=5s", "server.tomcat.background-processor-delay=1s"})
class IdleTimeoutIT {

    private static final FakeApi API = FakeApi.start();

    @LocalServerPort
    private int port;

    @Autowired
    private EndedSessions ended;

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
    void administratorIsSignedOutSoonerThanAManager() {
        try (var admin = new Visitor("http://127.0.0.1:" + port);
                var manager = new Visitor("http://127.0.0.1:" + port)) {
            manager.signIn("manager");
            admin.signIn("admin");
            assertThat(admin.isSignedIn()).isTrue();
            var session = admin.session();

            await().atMost(Duration.ofSeconds(60)).until(() -> ended.numbers.contains(session));

            // listeners hear of it before it is gone
            await().atMost(Duration.ofSeconds(60)).until(() -> !admin.isSignedIn());
            assertThat(manager.isSignedIn()).isTrue();
        }
    }

    static final class EndedSessions implements HttpSessionListener {
        private final List<String> numbers = new CopyOnWriteArrayList<>();

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            numbers.add(event.getSession().getId());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Listening {
        @Bean
        EndedSessions endedSessions() {
            return new EndedSessions();
        }
    }
}
