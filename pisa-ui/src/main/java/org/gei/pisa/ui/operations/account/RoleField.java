package org.gei.pisa.ui.operations.account;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;

/// Chooses a role.
final class RoleField extends RadioButtonGroup<Role> {

    RoleField(Role chosen) {
        super("Role");
        setItems(Role.values());
        setItemLabelGenerator(Role::label);
        addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        setValue(chosen);
    }
}
