package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.server.Command;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class SignedInSessionsTests {

    private final SignedInSessions sessions =
            new SignedInSessions(new IdleTimeouts(Duration.ofHours(1), Duration.ofHours(1)));

    /// As when the connection of its window breaks just then.
    @Test
    void sessionEndsThoughItsWindowCanNotBeTold() {
        var session = new MockHttpSession();
        session.setAttribute(VaadinSession.class.getName() + ".springServlet", new UnreachableWindows());

        sessions.end(session);

        assertThat(session.isInvalid()).isTrue();
        assertThat(sessions.all()).isEmpty();
    }

    @Test
    void sessionThatHasEndedAlreadyIsNoTrouble() {
        var session = new MockHttpSession();
        session.invalidate();

        sessions.end(session);

        assertThat(sessions.all()).isEmpty();
    }

    @Test
    void sessionEndsWithItsNewPassword() {
        var session = new MockHttpSession();

        sessions.changePassword(session, () -> assertThat(session.isInvalid()).isFalse());

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void sessionStaysIfItsPasswordDoes() {
        var session = new MockHttpSession();

        assertThatThrownBy(() -> sessions.changePassword(session, () -> {
                    throw new IllegalStateException("the password stays");
                }))
                .hasMessage("the password stays");

        assertThat(session.isInvalid()).isFalse();
    }

    private static final class UnreachableWindows extends VaadinSession {

        UnreachableWindows() {
            super(null);
        }

        @Override
        public void accessSynchronously(Command command) {
            throw new IllegalArgumentException("Push failed");
        }
    }
}
