package org.gei.pisa.ui.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountStanding;

/// Everybody has an account here: `admin` is an administrator, who is called `beginner`, with or without a number, has
/// a one-time password, the others are managers. Any password opens any of them.
public final class FakeAccounts {

    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();

    FakeAccounts() {}

    Account account(String name) {
        return new Account(
                name,
                name.equals("admin") ? List.of("MANAGER", "ADMIN") : List.of("MANAGER"),
                version(name),
                name.startsWith("beginner") && version(name) == 1);
    }

    /// @param query `name=ada&name=bob`
    List<AccountStanding> standing(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.substring("name=".length()))
                .filter(name -> !disabled.contains(name))
                .map(name -> new AccountStanding(name, version(name)))
                .toList();
    }

    /// Gives it another role or password.
    public void change(String name) {
        versions.merge(name, 2L, (version, _) -> version + 1);
    }

    public void disable(String name) {
        disabled.add(name);
    }

    private long version(String name) {
        return versions.getOrDefault(name, 1L);
    }
}
