package org.gei.pisa.batch.account;

import java.util.List;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/// A program that calls with name and password. Who has a one-time password can do nothing with it here.
/// Spring finds it as the one bean of its kind; named in the filter chain too it would be asked twice, and
/// count twice.
@Component
class BasicAuthentication implements AuthenticationProvider {

    private final SignIns signIns;

    BasicAuthentication(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication given) throws AuthenticationException {
        var address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        var credentials = new Credentials(given.getName(), String.valueOf(given.getCredentials()), address);
        return switch (attempt(credentials)) {
            case SignIns.Outcome.Accepted(var account) ->
                UsernamePasswordAuthenticationToken.authenticated(account.name(), null, authorities(account));
            case SignIns.Outcome.Wrong() -> throw new BadCredentialsException("wrong name or password");
            case SignIns.Outcome.Wait(var left) -> throw new TooManyAttemptsException(left);
        };
    }

    /// The cause is left behind: it would be logged, with the statement.
    private SignIns.Outcome attempt(Credentials credentials) {
        try {
            return signIns.attempt("sign in by a program", credentials);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("the warehouse did not answer");
        }
    }

    private static List<? extends GrantedAuthority> authorities(Account account) {
        return account.mustChangePassword()
                ? List.of()
                : account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
