package org.gei.pisa.ui.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Somebody who signed in by another service. The name says by which, so that the audit trail takes nobody
/// for an account of the warehouse of the same name.
record SingleSignOnUser(String name, OidcUser user, Collection<? extends GrantedAuthority> authorities)
        implements OidcUser {

    static SingleSignOnUser of(String service, OidcUser user, Collection<? extends GrantedAuthority> authorities) {
        // what it is called there may be any text; the batch gets the name in a header
        var name = URLEncoder.encode(user.getName(), StandardCharsets.UTF_8).replace("%40", "@");
        return new SingleSignOnUser(service + ":" + name, user, authorities);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return user.getAttributes();
    }

    @Override
    public Map<String, Object> getClaims() {
        return user.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return user.getUserInfo();
    }

    @Override
    public OidcIdToken getIdToken() {
        return user.getIdToken();
    }
}
