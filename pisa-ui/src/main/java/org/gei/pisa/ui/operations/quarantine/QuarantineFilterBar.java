package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.ui.operations.ChoiceField;
import org.gei.pisa.ui.shell.Numbers;

/// What to filter rows in quarantine by, each value with the rows it has.
final class QuarantineFilterBar extends Div {

    private final ChoiceField country;
    private final ChoiceField variable;
    private final ChoiceField rule;
    private final Button clear = new Button("Clear");

    /// @param changed gets the parameters of the URL that change
    QuarantineFilterBar(Consumer<Map<String, String>> changed) {
        addClassName("filters");
        country = new ChoiceField("Country", "All", value -> changed.accept(Map.of("country", value)));
        variable = new ChoiceField("Variable", "All", value -> changed.accept(Map.of("variable", value)));
        rule = new ChoiceField("Rule", "All", value -> changed.accept(Map.of("rule", value)));
        rule.addClassName("wide");
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(_ -> changed.accept(Map.of("country", "", "variable", "", "rule", "")));
        add(country, variable, rule, clear);
    }

    void show(QuarantineQuery query, QuarantineCounts counts) {
        country.show(labels(counts.countries()), query.country());
        variable.show(labels(counts.variables()), query.variable());
        rule.show(labels(counts.rules()), query.rule());
        clear.setVisible(query.isFiltered());
    }

    private static Map<String, String> labels(List<QuarantineCounts.Count> counts) {
        var labels = new LinkedHashMap<String, String>();
        counts.forEach(count -> labels.put(count.value(), count.value() + " (" + Numbers.whole(count.rows()) + ")"));
        return labels;
    }
}
