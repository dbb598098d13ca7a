package org.gei.pisa.ui.security;

import java.util.Objects;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.ui.operations.BatchClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
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
        var credentials =
                new Credentials(authentication.getName(), Objects.toString(authentication.getCredentials(), ""));
        var account = account(credentials);
        var authorities = account.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(account.name(), null, authorities);
    }

    private Account account(Credentials credentials) {
        Account account;
        try {
            account = batch.authenticate(credentials);
        } catch (HttpClientErrorException.Unauthorized e) {
            throw new BadCredentialsException("wrong name or password", e);
        } catch (HttpClientErrorException.BadRequest e) {
            throw new BadCredentialsException("no name or password", e);
        } catch (RestClientException e) {
            throw new AuthenticationServiceException("the accounts can't be reached", e);
        }
        return account;
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
