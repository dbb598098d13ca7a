package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/// Names with their values, kept and changed in place.
public final class Facts extends DescriptionList {

    private final transient Map<String, Span> values = new LinkedHashMap<>();

    public Facts() {
        addClassName("fact-list");
    }

    public void show(String name, String value) {
        var span = values.computeIfAbsent(name, _ -> {
            var text = new Span();
            add(name, text);
            return text;
        });
        span.setText(value);
    }

    /// These and no others, in their order.
    public void showOnly(Map<String, String> facts) {
        if (!facts.keySet().equals(values.keySet())) {
            values.clear();
            removeAll();
        }
        facts.forEach(this::show);
    }

    public void add(String name, Component value) {
        var fact = new Div(new Term(name), new Description(value));
        fact.addClassName("fact");
        add(fact);
    }
}
