package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxVariant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Chooses one of some values, or none, which means all.
public final class ChoiceField extends ComboBox<String> {

    private transient Map<String, String> labels = Map.of();

    /// @param all what stands there while nothing is chosen
    public ChoiceField(String label, String all, Consumer<String> chosen) {
        setLabel(label);
        setPlaceholder(all);
        setClearButtonVisible(true);
        addThemeVariants(ComboBoxVariant.LUMO_SMALL);
        setItemLabelGenerator(value -> labels.getOrDefault(value, value));
        addValueChangeListener(event -> {
            if (event.isFromClient()) {
                chosen.accept(event.getValue() == null ? "" : event.getValue());
            }
        });
    }

    /// Offers these values, in this order, and shows which is chosen. What is chosen but not offered is kept.
    ///
    /// @param offered labels by value
    /// @param chosen empty for none
    public void show(Map<String, String> offered, String chosen) {
        var all = new LinkedHashMap<>(offered);
        if (!chosen.isEmpty()) {
            all.putIfAbsent(chosen, chosen);
        }
        if (!List.copyOf(all.entrySet()).equals(List.copyOf(labels.entrySet()))) {
            labels = all;
            setItems(new ArrayList<>(all.keySet()));
            setValue(chosen.isEmpty() ? null : chosen);
        }
        if (!chosen.equals(getValue() == null ? "" : getValue())) {
            setValue(chosen.isEmpty() ? null : chosen);
        }
    }
}
