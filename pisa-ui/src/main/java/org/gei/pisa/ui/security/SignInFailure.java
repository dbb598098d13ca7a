package org.gei.pisa.ui.security;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/// What the page of the sign-in is told of one that failed.
final class SignInFailure {

    private SignInFailure() {}

    /// The address of that page.
    static String page(AuthenticationException e) {
        return LoginView.PATH
                + "?"
                + switch (e) {
                    case TooManyAttemptsException tooMany -> LoginView.WAIT + "=" + tooMany.seconds();
                    case AuthenticationServiceException _ -> LoginView.UNAVAILABLE;
                    default -> LoginView.WRONG;
                };
    }
}
