package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.Objects;
import java.util.function.Supplier;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.ActionButton.Question;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;
import org.jspecify.annotations.Nullable;

/// What can be done to one account.
final class AccountButtons extends Div {

    private final Button role = new Button("Role");
    private final ActionButton reset = new ActionButton("Reset password", "Resetting");
    private final ActionButton disable = new ActionButton("Disable", "Disabling");
    private final ActionButton enable = new ActionButton("Enable", "Enabling");
    private final transient PageContext context;
    private transient @Nullable AccountDetail account;

    /// @param always runs after each
    AccountButtons(PageContext context, Runnable always) {
        this.context = context;
        addClassName("actions");
        role.addThemeVariants(ButtonVariant.LUMO_SMALL);
        role.addClickListener(_ -> new RoleDialog(context, account(), always).open());
        reset.does(
                        () -> new Question(
                                "Reset the password of %s?".formatted(name()),
                                "The present password stops working at once and its sessions end. You get a one-time"
                                        + " password to pass on.",
                                true),
                        () -> call(IssuedPassword.class, "reset"),
                        (IssuedPassword issued) ->
                                AccountText.issued(issued, context.clock()).open())
                .thenAlways(always);
        disable.does(
                        () -> new Question(
                                "Disable %s?".formatted(name()),
                                "It can't sign in any more and its sessions end within seconds. What it did stays in"
                                        + " the audit. Enable takes it back.",
                                true),
                        () -> call(AccountDetail.class, "disable"),
                        (AccountDetail now) -> Notices.done(now.name() + " is disabled."))
                .thenAlways(always);
        enable.does(
                        () -> null,
                        () -> call(AccountDetail.class, "enable"),
                        (AccountDetail now) -> Notices.done(now.name() + " can sign in again."))
                .thenAlways(always);
        for (var button : new ActionButton[] {reset, disable, enable}) {
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        }
        add(role, reset, disable, enable);
    }

    void show(AccountDetail newest) {
        account = newest;
        role.setVisible(newest.actions().contains("roles"));
        reset.setVisible(newest.actions().contains("reset"));
        disable.setVisible(newest.actions().contains("disable"));
        enable.setVisible(newest.actions().contains("enable"));
        role.setAriaLabel("Role of " + newest.name());
        reset.setAriaLabel("Reset password of " + newest.name());
        disable.setAriaLabel("Disable " + newest.name());
        enable.setAriaLabel("Enable " + newest.name());
    }

    private <R> Supplier<R> call(Class<R> type, String action) {
        var user = context.user();
        var path = "/api/v1/accounts/" + name() + "/" + action;
        return () -> context.batch().post(user, type, path, null);
    }

    private String name() {
        return account().name();
    }

    private AccountDetail account() {
        return Objects.requireNonNull(account);
    }
}
