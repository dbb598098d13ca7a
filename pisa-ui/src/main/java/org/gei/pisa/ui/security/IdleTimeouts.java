package org.gei.pisa.ui.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.core.Authentication;

/// After how long without a click or a key a session ends; that charts move is no sign of a person.
///
/// @param manager long enough for a screen on a wall through a working day
/// @param admin shorter: this session can change things
@ConfigurationProperties("pisa.ui.idle-timeout")
record IdleTimeouts(
        @DefaultValue("12h") Duration manager,
        @DefaultValue("1h") Duration admin) {

    IdleTimeouts {
        requireSeconds("manager", manager);
        requireSeconds("admin", admin);
    }

    private static void requireSeconds(String name, Duration timeout) {
        if (timeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "pisa.ui.idle-timeout." + name + ": expected at least 1s, but got " + timeout);
        }
    }

    int secondsFor(Authentication authentication) {
        boolean isAdmin = authentication.getAuthorities().stream()
                .anyMatch(authority -> "ROLE_ADMIN".equals(authority.getAuthority()));
        return Math.toIntExact((isAdmin ? admin : manager).toSeconds());
    }
}
