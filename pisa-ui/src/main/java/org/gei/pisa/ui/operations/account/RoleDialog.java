package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.RolesRequest;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.PageContext;

/// Gives an account another role.
final class RoleDialog extends Dialog {

    RoleDialog(PageContext context, AccountDetail account, Runnable always) {
        var name = account.name();
        setHeaderTitle("Role of " + name);
        var role = new RoleField(Role.of(account));
        var consequence = new Paragraph("Its sessions end within seconds; with the next sign-in it has the new role.");
        consequence.addClassName("consequence");
        add(role, consequence);
        var change = new ActionButton("Change", "Changing");
        change.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        change.does(
                        () -> null,
                        () -> {
                            var user = context.user();
                            var request = new RolesRequest(role.getValue().roles());
                            return () -> context.batch()
                                    .post(user, AccountDetail.class, "/api/v1/accounts/" + name + "/roles", request);
                        },
                        (AccountDetail now) -> {
                            close();
                            Notices.done("%s is %s now."
                                    .formatted(name, Role.of(now).word().toLowerCase(Locale.ROOT)));
                        })
                .thenAlways(always);
        getFooter().add(new Button("Cancel", _ -> close()), change);
    }
}
