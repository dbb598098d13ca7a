package org.gei.pisa.batch.account;

import java.util.List;
import java.util.function.Supplier;
import org.gei.pisa.batch.operations.Audit;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.AccountRequest;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.domain.operations.Credentials;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.gei.pisa.domain.operations.PasswordChange;
import org.gei.pisa.domain.operations.RolesRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/accounts`: what administrators do to accounts, and what the UI asks for whoever signs in.
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final SignIns signIns;
    private final PasswordChanges passwords;
    private final AccountAdministration administration;
    private final AccountTable table;
    private final Audit audit;

    AccountController(
            SignIns signIns,
            PasswordChanges passwords,
            AccountAdministration administration,
            AccountTable table,
            Audit audit) {
        this.signIns = signIns;
        this.passwords = passwords;
        this.administration = administration;
        this.table = table;
        this.audit = audit;
    }

    @PostMapping("/authenticate")
    ResponseEntity<Account> authenticate(@RequestBody Credentials credentials) {
        return switch (signIns.signIn(credentials)) {
            case SignIns.Outcome.Accepted(var account) -> ResponseEntity.ok(account);
            case SignIns.Outcome.Wrong() ->
                ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
            case SignIns.Outcome.Wait(var left) -> throw new TooManyAttemptsException(left);
        };
    }

    /// Of these accounts those that can sign in, with the version that their sessions must have.
    @GetMapping("/standing")
    List<AccountStanding> standing(@RequestParam List<String> name) {
        return table.standing(name);
    }

    @PostMapping("/{name}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@PathVariable String name, @RequestBody PasswordChange change, Authentication user) {
        if (!name.equals(user.getName())) {
            throw new IllegalArgumentException(
                    "name: expected the own account " + user.getName() + ", but got " + name);
        }
        passwords.change(name, change);
    }

    @GetMapping
    List<AccountDetail> list() {
        return administration.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedPassword create(@RequestBody AccountRequest request) {
        return audited("create account", request.name(), () -> administration.create(request));
    }

    @PostMapping("/{name}/roles")
    AccountDetail changeRoles(@PathVariable String name, @RequestBody RolesRequest request) {
        var action = request.roles().contains("ADMIN") ? "make administrator" : "make manager";
        return audited(action, name, () -> administration.changeRoles(name, request.roles()));
    }

    @PostMapping("/{name}/disable")
    AccountDetail disable(@PathVariable String name) {
        return audited("disable account", name, () -> administration.disable(name));
    }

    @PostMapping("/{name}/enable")
    AccountDetail enable(@PathVariable String name) {
        return audited("enable account", name, () -> administration.enable(name));
    }

    @PostMapping("/{name}/reset")
    IssuedPassword resetPassword(@PathVariable String name) {
        return audited("reset password", name, () -> administration.resetPassword(name));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyAttemptsException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.seconds()))
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(e.getMessage())));
    }

    private <T> T audited(String action, String name, Supplier<T> what) {
        return audit.record(action, SignIns.subject(name), what);
    }
}
