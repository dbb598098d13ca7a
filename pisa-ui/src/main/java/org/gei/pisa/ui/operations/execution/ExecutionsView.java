package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.shell.MainLayout;
import org.springframework.core.ParameterizedTypeReference;

/// What ran, for how long, what failed and why; and above it the sources that need somebody.
@Route(value = "operations", layout = MainLayout.class)
@PageTitle("Operations - PISA Live")
@RolesAllowed("ADMIN")
class ExecutionsView extends OperationsPage<ExecutionsView.Facts> {

    private static final ParameterizedTypeReference<List<SourceStatus>> SOURCES = new ParameterizedTypeReference<>() {};

    private final AttentionList attention = new AttentionList();
    private final ExecutionFilterBar filters;
    private final LiveTable<ExecutionSummary> table;
    private final Empty empty = new Empty("");
    private final Pager pager = new Pager("Pages of executions", page -> go(Map.of("page", Integer.toString(page))));
    private final Button all = new Button("All", _ -> go(Map.of("show", "")));
    private final Button waiting = new Button("Needs attention", _ -> go(Map.of("show", "attention")));
    private transient volatile ExecutionQuery query = ExecutionQuery.ALL;
    private transient List<SourceStatus> sources = List.of();

    record Facts(ExecutionPage executions, List<SourceStatus> sources) {}

    ExecutionsView(PageContext context) {
        super(context);
        filters = new ExecutionFilterBar(context.clock().getZone(), this::go);
        table = ExecutionTable.of("Executions, newest first", context, this::refresh);
        var start = new Button("Start ...", new Icon(VaadinIcon.PLAY), _ -> start());
        start.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        start.setId("start");
        var strip = new Section(attention);
        strip.addClassName("card");
        strip.getElement().setAttribute("aria-label", "Sources that need attention");
        content()
                .add(strip, new Card("Executions", choice(), start).with(filters, Card.scrolling(table), empty, pager));
    }

    private Div choice() {
        var choice = new Div(all, waiting);
        choice.addClassName("choice");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", "Which executions");
        for (var button : List.of(all, waiting)) {
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        }
        return choice;
    }

    @Override
    protected void enter(Map<String, String> parameters, RouteParameters route) {
        query = ExecutionQuery.of(parameters);
    }

    @Override
    protected Facts read() {
        var batch = context().batch();
        var parameters = query.asOf(context().clock().instant());
        return new Facts(
                batch.get(user(), ExecutionPage.class, "/api/v1/executions", parameters),
                batch.get(user(), SOURCES, "/api/v1/sources", Map.of()));
    }

    @Override
    protected void show(Facts facts) {
        sources = facts.sources();
        attention.show(sources);
        filters.show(query, sources);
        var page = facts.executions();
        table.show(page.executions());
        table.setVisible(!page.executions().isEmpty());
        pager.show(page.page(), page.size(), page.executions().size(), page.total());
        empty.setVisible(page.total() == 0);
        empty.setText(emptyText());
        all.getElement().setAttribute("aria-pressed", String.valueOf(!query.attention()));
        waiting.getElement().setAttribute("aria-pressed", String.valueOf(query.attention()));
    }

    private String emptyText() {
        if (query.equals(ExecutionQuery.of(Map.of("show", "attention")))) {
            return "Nothing waits for you: no failed execution is left to restart.";
        }
        return query.isFiltered()
                ? "No execution matches. Take a filter away, or widen the time."
                : "Nothing ran yet. The first window begins when the batch can reach the warehouse.";
    }

    private void start() {
        new StartDialog(
                        context(),
                        sources,
                        started -> getUI().ifPresent(ui -> ui.navigate(
                                ExecutionView.class, new RouteParameters("id", Long.toString(started.id())))))
                .open();
    }
}
