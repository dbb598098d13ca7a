package org.gei.pisa.ui.security;

import java.util.List;
import java.util.Objects;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.ui.operations.BatchClient;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/// Asks the batch, which has the accounts, whether name and password belong together.
@Component
class AccountAuthentication implements AuthenticationProvider {

    private final BatchClient batch;

    AccountAuthentication(BatchClient batch) {
        this.batch = batch;
    }

    @Override
    public Authentication authenticate(Authentication authentication) throws AuthenticationException {
        var address = authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : null;
        var account = account(new Credentials(
                authentication.getName(), Objects.toString(authentication.getCredentials(), ""), address));
        return UsernamePasswordAuthenticationToken.authenticated(SignedIn.of(account), null, authorities(account));
    }

    /// None with a one-time password: it opens the page that replaces it, and nothing else.
    private static List<? extends GrantedAuthority> authorities(Account account) {
        return account.mustChangePassword()
                ? List.of()
                : account.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList();
    }

    private Account account(Credentials credentials) {
        Account account;
        try {
            account = batch.authenticate(credentials);
        } catch (HttpClientErrorException.Unauthorized e) {
            throw new BadCredentialsException("wrong name or password", e);
        } catch (HttpClientErrorException.TooManyRequests e) {
            throw new TooManyAttemptsException(seconds(e), e);
        } catch (HttpClientErrorException.BadRequest e) {
            throw new BadCredentialsException("no name or password", e);
        } catch (RestClientException e) {
            throw new AuthenticationServiceException("the accounts can't be reached", e);
        }
        return account;
    }

    private static long seconds(HttpClientErrorException e) {
        var headers = Objects.requireNonNullElse(e.getResponseHeaders(), HttpHeaders.EMPTY);
        var after = Objects.requireNonNullElse(headers.getFirst(HttpHeaders.RETRY_AFTER), "");
        return after.matches("\\d{1,9}") ? Long.parseLong(after) : 1;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
