package org.gei.pisa.ui.operations.account;

import java.util.List;
import org.gei.pisa.domain.operations.AccountDetail;

/// What an account may, as the batch and as people say it.
enum Role {
    MANAGER("Manager: sees the charts", List.of("MANAGER")),
    ADMIN("Administrator: sees the charts and operates the system", List.of("MANAGER", "ADMIN"));

    private final String label;
    private final List<String> roles;

    Role(String label, List<String> roles) {
        this.label = label;
        this.roles = roles;
    }

    static Role of(AccountDetail account) {
        return account.roles().contains("ADMIN") ? ADMIN : MANAGER;
    }

    String label() {
        return label;
    }

    /// Without the explanation.
    String word() {
        return label.substring(0, label.indexOf(':'));
    }

    List<String> roles() {
        return roles;
    }
}
