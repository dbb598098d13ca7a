package org.gei.pisa.ui.operations.execution;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionDetail.Partition;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.Facts;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.MainLayout;

/// One execution: what happened, where, why, what can be done, and what exactly.
@Route(value = "operations/executions/:id(\\d{1,18})", layout = MainLayout.class)
@RolesAllowed("ADMIN")
class ExecutionView extends OperationsPage<ExecutionDetail> implements HasDynamicTitle {

    private static final Comparator<Partition> FAILED_FIRST = Comparator.comparing(
                    (Partition partition) -> partition.cause() == null)
            .thenComparing(Partition::country);

    private final WhatHappened what;
    private final Gantt gantt;
    private final LiveTable<Partition> partitions;
    private final Empty none = new Empty("No partition has begun yet.");
    private final LiveTable<ExecutionSummary> attempts;
    private final Facts parameters = new Facts();
    private volatile long id;

    ExecutionView(PageContext context) {
        super(context);
        what = new WhatHappened(context, this::follow, this::refresh);
        gantt = new Gantt(context.clock());
        partitions = PartitionTable.of(context);
        attempts = ExecutionTable.of("Attempts, oldest first", context, this::refresh);
        content()
                .add(
                        what,
                        new Card("Timeline").with(gantt, none),
                        new Card("Partitions").with(Card.scrolling(partitions)),
                        new Card("Attempts").with(Card.scrolling(attempts)),
                        new Card("Parameters").with(parameters));
        addComponentAtIndex(1, back());
    }

    private static Anchor back() {
        var back = new Anchor("operations", "All executions");
        back.addClassName("back");
        return back;
    }

    /// After a restart the new attempt is what one wants to see.
    private void follow(ActionText action, ExecutionSummary now) {
        if (action == ActionText.RESTART) {
            getUI().ifPresent(
                            ui -> ui.navigate(ExecutionView.class, new RouteParameters("id", Long.toString(now.id()))));
        }
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        id = route.getLong("id").orElseThrow();
    }

    @Override
    public String getPageTitle() {
        return "Execution " + id + " - PISA Live";
    }

    @Override
    protected ExecutionDetail read() {
        return context().batch().get(user(), ExecutionDetail.class, "/api/v1/executions/" + id, Map.of());
    }

    @Override
    protected void show(ExecutionDetail detail) {
        what.show(detail);
        gantt.show(detail);
        gantt.setVisible(!detail.partitions().isEmpty());
        none.setVisible(detail.partitions().isEmpty());
        partitions.show(detail.partitions().stream().sorted(FAILED_FIRST).toList());
        attempts.show(detail.attempts());
        var words = new TreeMap<String, String>();
        detail.parameters()
                .forEach((name, value) -> words.put(
                        Words.capital(name),
                        ExecutionText.parameter(value, context().clock())));
        parameters.showOnly(words);
    }
}
