package org.gei.pisa.ui.security;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which roles somebody has who signs in by another service. Which service that is stands in Spring's
/// settings `spring.security.oauth2.client`.
///
/// @param rolesClaim claim with a list of texts, or one text
/// @param admin values of it that make an administrator
/// @param manager values of it that make a manager
@ConfigurationProperties("pisa.ui.sso")
record SingleSignOnSettings(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("pisa-admin") Set<String> admin,
        @DefaultValue("pisa-manager") Set<String> manager) {

    /// `MANAGER`, `ADMIN` or both; none for whoever has none of the values.
    Set<String> roles(@Nullable Object claim) {
        var values = claim instanceof Collection<?> many ? many : claim == null ? List.of() : List.of(claim);
        var roles = new LinkedHashSet<String>();
        if (values.stream().anyMatch(admin::contains)) {
            roles.addAll(List.of("MANAGER", "ADMIN"));
        } else if (values.stream().anyMatch(manager::contains)) {
            roles.add("MANAGER");
        }
        return roles;
    }
}
