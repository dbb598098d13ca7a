package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.gei.pisa.domain.operations.AccountRequest;
import org.gei.pisa.domain.operations.IssuedPassword;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.PageContext;

/// Makes an account, and shows its one-time password.
final class CreateDialog extends Dialog {

    private static final String NAME = "[a-z0-9._\\-]{1,64}";

    CreateDialog(PageContext context, Runnable always) {
        setHeaderTitle("Create an account");
        var name = new TextField("Account");
        name.setHelperText("Small letters, digits and . _ -");
        name.setAllowedCharPattern("[a-z0-9._\\-]");
        name.setMaxLength(64);
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.EAGER);
        var role = new RoleField(Role.MANAGER);
        add(name, role);
        var create = new ActionButton("Create", "Creating");
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setEnabled(false);
        name.addValueChangeListener(_ -> create.setEnabled(name.getValue().matches(NAME)));
        create.does(
                        () -> null,
                        () -> {
                            var user = context.user();
                            var request = new AccountRequest(
                                    name.getValue(), role.getValue().roles());
                            return () -> context.batch().post(user, IssuedPassword.class, "/api/v1/accounts", request);
                        },
                        (IssuedPassword issued) -> {
                            close();
                            AccountText.issued(issued, context.clock()).open();
                        })
                .thenAlways(always);
        getFooter().add(new Button("Cancel", _ -> close()), create);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                name.focus();
            }
        });
    }
}
