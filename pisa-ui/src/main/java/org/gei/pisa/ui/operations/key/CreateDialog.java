package org.gei.pisa.ui.operations.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.Set;
import org.gei.pisa.domain.operations.ApiKeyRequest;
import org.gei.pisa.domain.operations.ApiScope;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.PageContext;

/// Makes a key, and shows it.
final class CreateDialog extends Dialog {

    private final TextField name = new TextField("What it is for");
    private final CheckboxGroup<ApiScope> scopes = new CheckboxGroup<>("It may read");
    private final RadioButtonGroup<Validity> validity = new RadioButtonGroup<>("Valid for");
    private final ActionButton create = new ActionButton("Create", "Creating");

    CreateDialog(PageContext context, Runnable always) {
        setHeaderTitle("Create a key");
        name.setHelperText("A program and who answers for it: that is what the list shows.");
        name.setMaxLength(ApiKeyRequest.LONGEST_NAME);
        name.setWidthFull();
        name.setValueChangeMode(ValueChangeMode.EAGER);
        name.addValueChangeListener(_ -> check());
        scopes.setItems(ApiScope.values());
        scopes.setItemLabelGenerator(KeyText::scope);
        scopes.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        scopes.setValue(Set.of(ApiScope.ESTIMATES));
        scopes.addValueChangeListener(_ -> check());
        validity.setItems(Validity.values());
        validity.setItemLabelGenerator(Validity::label);
        validity.setValue(Validity.QUARTER);
        add(name, scopes, validity);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.does(
                        () -> null,
                        () -> {
                            var user = context.user();
                            var request = new ApiKeyRequest(
                                    name.getValue(),
                                    List.copyOf(scopes.getValue()),
                                    validity.getValue().from(context.clock().instant()));
                            return () -> context.batch().post(user, CreatedApiKey.class, "/api/v1/api-keys", request);
                        },
                        (CreatedApiKey created) -> {
                            close();
                            KeyText.created(created).open();
                        })
                .thenAlways(always);
        getFooter().add(new Button("Cancel", _ -> close()), create);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                name.focus();
            }
        });
        check();
    }

    private void check() {
        create.setEnabled(!name.getValue().isBlank() && !scopes.getValue().isEmpty());
    }
}
