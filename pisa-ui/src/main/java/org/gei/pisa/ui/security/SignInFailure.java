package org.gei.pisa.ui.security;

import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/// What the page of the sign-in is told of one that failed.
final class SignInFailure {

    private SignInFailure() {}

    /// The address of that page.
    static String page(AuthenticationException e) {
        return LoginView.PATH
                + "?"
                + switch (e) {
                    case TooManyAttemptsException tooMany -> LoginView.WAIT + "=" + tooMany.seconds();
                    case OAuth2AuthenticationException other ->
                        other.getError().getErrorCode().equals(SingleSignOnUsers.NO_ROLE)
                                ? LoginView.NO_ROLE
                                : LoginView.NOT_SIGNED_IN_THERE;
                    case AuthenticationServiceException _ -> LoginView.UNAVAILABLE;
                    default -> LoginView.WRONG;
                };
    }
}
