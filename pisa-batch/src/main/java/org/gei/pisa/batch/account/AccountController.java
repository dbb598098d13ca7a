package org.gei.pisa.batch.account;

import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.Credentials;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Verifies a sign-in for the UI.
@RestController
class AccountController {

    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/api/v1/accounts/authenticate")
    ResponseEntity<Account> authenticate(@RequestBody Credentials credentials) {
        return accounts.authenticate(credentials)
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }
}
