package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.shell.MainLayout;
import org.springframework.core.ParameterizedTypeReference;

/// Who can sign in, as what; new accounts, roles, and passwords for those who forgot theirs.
@Route(value = "operations/accounts", layout = MainLayout.class)
@PageTitle("Accounts - PISA Live")
@StyleSheet("context://pisa-operations/secrets.css?v=1")
@RolesAllowed("ADMIN")
class AccountsView extends OperationsPage<List<AccountDetail>> {

    private static final ParameterizedTypeReference<List<AccountDetail>> ACCOUNTS =
            new ParameterizedTypeReference<>() {};

    private final Span counts = new Span();
    private final LiveTable<AccountDetail> table;

    AccountsView(PageContext context) {
        super(context);
        var clock = context.clock();
        counts.addClassName("muted");
        var create = new Button("Create account", _ -> new CreateDialog(context, this::refresh).open());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        table = new LiveTable<AccountDetail>("Accounts by name", AccountDetail::name)
                .column("Account", "key long-key", Span::new, (span, account) -> span.setText(account.name()))
                .column("State", "", Badge::new, (badge, account) -> AccountText.badge(badge, account, clock))
                .text("Role", account -> Role.of(account).word())
                .column(
                        "Last sign-in",
                        "",
                        () -> new Moment(clock),
                        (moment, account) -> moment.show(account.lastSignInAt(), "never"))
                .column(
                        "Password since",
                        "",
                        () -> new Moment(clock),
                        (moment, account) -> moment.show(account.passwordChangedAt(), ""))
                .column(
                        "Created",
                        "",
                        () -> new Moment(clock),
                        (moment, account) -> moment.show(account.createdAt(), ""))
                .column(
                        "Actions",
                        "actions-cell",
                        () -> new AccountButtons(context, this::refresh),
                        AccountButtons::show)
                .line(Paragraph::new, (line, account) -> {
                    var remark = AccountText.remark(account, clock);
                    line.addClassName("muted");
                    line.setText(remark);
                    line.setVisible(!remark.isEmpty());
                });
        content().add(new Card("Accounts", counts, create).with(Card.scrolling(table)));
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        // nothing is chosen on this page
    }

    @Override
    protected Duration pace() {
        return Duration.ofSeconds(5);
    }

    @Override
    protected List<AccountDetail> read() {
        return context().batch().get(user(), ACCOUNTS, "/api/v1/accounts", Map.of());
    }

    @Override
    protected void show(List<AccountDetail> accounts) {
        long enabled = accounts.stream().filter(AccountDetail::enabled).count();
        counts.setText("%d of %d enabled".formatted(enabled, accounts.size()));
        table.show(accounts);
    }
}
