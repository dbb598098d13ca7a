package org.gei.pisa.ui.fake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountStanding;

/// Everybody has an account here: `admin` is an administrator, who is called `beginner`, with or without a number, has
/// a one-time password, the others are managers. Any password opens any of them.
public final class FakeAccounts {

    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Set<String> disabled = ConcurrentHashMap.newKeySet();
    private volatile CountDownLatch answered = new CountDownLatch(0);

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

    /// Changes passwords at once from now on, but answers whoever asked for it only when the latch is counted down.
    public CountDownLatch holdAnswers() {
        answered = new CountDownLatch(1);
        return answered;
    }

    void changePassword(String name) throws InterruptedException {
        change(name);
        answered.await();
    }

    public void disable(String name) {
        disabled.add(name);
    }

    private long version(String name) {
        return versions.getOrDefault(name, 1L);
    }
}
