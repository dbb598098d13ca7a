package org.gei.pisa.ui.operations.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gei.pisa.ui.operations.ChoiceField;
import org.gei.pisa.ui.operations.PeriodField;
import org.gei.pisa.ui.operations.SearchField;
import org.gei.pisa.ui.operations.Words;

/// What to filter the audit trail by.
final class AuditFilterBar extends Div {

    /// What the batch writes down.
    private static final List<String> ACTIONS = List.of(
            "restart",
            "stop",
            "abandon",
            "recover",
            "start load",
            "start full load",
            "start reconcile",
            "start full reconcile",
            "suspend",
            "resume",
            "test connection",
            "try again",
            "sign in",
            "sign in by a program",
            "change password",
            "reset password",
            "create account",
            "make administrator",
            "make manager",
            "disable account",
            "enable account",
            "create API key",
            "revoke API key");

    private final SearchField actor;
    private final ChoiceField action;
    private final ChoiceField outcome;
    private final PeriodField period;
    private final SearchField search;
    private final Button clear = new Button("Clear");

    /// @param changed gets the parameters of the URL that change
    AuditFilterBar(ZoneId zone, Consumer<Map<String, String>> changed) {
        addClassName("filters");
        actor = new SearchField("Who", "Account", value -> changed.accept(Map.of("actor", value)));
        action = new ChoiceField("What", "All", value -> changed.accept(Map.of("action", value)));
        outcome = new ChoiceField("Outcome", "All", value -> changed.accept(Map.of("outcome", value)));
        period = new PeriodField(zone, value -> changed.accept(value.parameters()));
        search = new SearchField("Search", "Anything", value -> changed.accept(Map.of("q", value)));
        clear.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        clear.addClickListener(_ -> changed.accept(
                Map.of("actor", "", "action", "", "outcome", "", "q", "", "last", "", "from", "", "to", "")));
        add(actor, action, outcome, period, search, clear);
    }

    void show(AuditQuery query) {
        actor.show(query.actor());
        action.show(labels(ACTIONS), query.action());
        outcome.show(labels(AuditQuery.OUTCOMES), query.outcome());
        period.show(query.period());
        search.show(query.search());
        clear.setVisible(query.isFiltered());
    }

    private static Map<String, String> labels(List<String> values) {
        var labels = new LinkedHashMap<String, String>();
        values.forEach(value -> labels.put(value, Words.capital(value)));
        return labels;
    }
}
