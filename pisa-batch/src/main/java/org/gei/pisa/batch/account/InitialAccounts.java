package org.gei.pisa.batch.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Creates the first accounts at the first start.
@Component
class InitialAccounts implements ApplicationRunner {

    private final Accounts accounts;
    private final AccountSettings settings;

    InitialAccounts(Accounts accounts, AccountSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        accounts.createInitial(settings.managerPassword(), settings.adminPassword());
    }
}
