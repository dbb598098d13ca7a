package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.ChoiceField;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.MainLayout;
import org.springframework.core.ParameterizedTypeReference;

/// How every source is, at a glance.
@Route(value = "operations/sources", layout = MainLayout.class)
@PageTitle("Sources - PISA Live")
@RolesAllowed("ADMIN")
class SourcesView extends OperationsPage<List<SourceStatus>> {

    private static final ParameterizedTypeReference<List<SourceStatus>> SOURCES = new ParameterizedTypeReference<>() {};
    private static final Map<String, String> STATES = states();

    private final BreachNotice breach = new BreachNotice();
    private final Span counts = new Span();
    private final ChoiceField state = new ChoiceField("State", "All", value -> go(Map.of("state", value)));
    private final SourceTable table;
    private final Empty empty = new Empty("No source is in that state.");
    private volatile String wanted = "";

    SourcesView(PageContext context) {
        super(context);
        table = new SourceTable(context, this::refresh);
        counts.addClassName("muted");
        state.setLabel(null);
        state.setAriaLabel("State");
        state.setPlaceholder("All states");
        content().add(breach, new Card("Sources", counts, state).with(Card.scrolling(table.table()), empty));
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        var asked = query.getOrDefault("state", "");
        wanted = STATES.containsKey(asked) ? asked : "";
    }

    @Override
    protected List<SourceStatus> read() {
        return context().batch().get(user(), SOURCES, "/api/v1/sources", Map.of());
    }

    @Override
    protected void show(List<SourceStatus> sources) {
        breach.show(sources);
        counts.setText(counts(sources));
        state.show(STATES, wanted);
        var shown = sources.stream()
                .filter(source -> wanted.isEmpty() || source.state().name().equals(wanted))
                .toList();
        table.table().show(shown);
        table.table().setVisible(!shown.isEmpty());
        empty.setVisible(shown.isEmpty());
    }

    /// `18 live, 1 down, 1 suspended`.
    static String counts(List<SourceStatus> sources) {
        var byState = sources.stream()
                .collect(Collectors.groupingBy(
                        SourceStatus::state, () -> new EnumMap<>(Freshness.State.class), Collectors.counting()));
        return byState.entrySet().stream()
                .map(entry -> entry.getValue() + " " + Words.lower(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        for (var value : Freshness.State.values()) {
            states.put(value.name(), Words.sentence(value));
        }
        return states;
    }
}
