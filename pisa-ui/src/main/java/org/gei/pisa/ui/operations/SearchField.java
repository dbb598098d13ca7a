package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Searches a moment after the last key.
public final class SearchField extends TextField {

    private static final int PAUSE = 400;

    public SearchField(String label, String placeholder, Consumer<String> search) {
        setLabel(label);
        setPlaceholder(placeholder);
        setPrefixComponent(new Icon(VaadinIcon.SEARCH));
        setClearButtonVisible(true);
        setMaxLength(100);
        addThemeVariants(TextFieldVariant.LUMO_SMALL);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE);
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                search.accept(event.getValue().strip());
            }
        });
    }

    /// What the URL says; not while somebody types the same with other spaces.
    public void show(String text) {
        if (!getValue().strip().equals(text)) {
            setValue(text);
        }
    }
}
