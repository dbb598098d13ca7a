package org.gei.pisa.batch.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Passwords of the first two accounts; used once, when there is none.
@ConfigurationProperties("pisa.accounts.initial")
record AccountSettings(
        @Nullable String managerPassword, @Nullable String adminPassword) {
    @Override
    public String toString() {
        return "AccountSettings[]";
    }
}
