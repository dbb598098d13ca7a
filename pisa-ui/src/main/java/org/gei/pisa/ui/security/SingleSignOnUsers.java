package org.gei.pisa.ui.security;

import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/// Takes the roles from a claim. Whoever has none stays outside.
final class SingleSignOnUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String NO_ROLE = "no_role";

    private final OidcUserService standard = new OidcUserService();
    private final SingleSignOnSettings settings;

    SingleSignOnUsers(SingleSignOnSettings settings) {
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
        var user = standard.loadUser(request);
        var authorities = settings.roles(user.getClaims().get(settings.rolesClaim())).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
        if (authorities.isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(NO_ROLE),
                    "claim %s: expected one of %s or %s, but found none of them"
                            .formatted(settings.rolesClaim(), settings.admin(), settings.manager()));
        }
        return SingleSignOnUser.of(request.getClientRegistration().getRegistrationId(), user, authorities);
    }
}
