package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.MainLayout;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// The sources that need somebody, and the list of job executions, live. Status and page stand in the URL.
@Route(value = "operations", layout = MainLayout.class)
@PageTitle("Operations - PISA Live")
@RolesAllowed("ADMIN")
class OperationsView extends Div implements BeforeEnterObserver {

    private static final String ALL = "ALL";

    private final transient BatchClient batch;
    private final transient Feeds feeds;
    private final transient LiveUpdates updates;
    private final transient ExecutionActions actions;
    private final transient Clock clock;
    private final String user;
    private final Div sources = new Div();
    private final Paragraph trouble = new Paragraph();
    private final Select<String> status = new Select<>();
    private final Grid<ExecutionSummary> grid = new Grid<>();
    private final Button newer = new Button("Newer");
    private final Button older = new Button("Older");
    private final Span position = new Span();
    private volatile String wantedStatus = "";
    private volatile int page;
    private @Nullable Registration watching;

    OperationsView(
            BatchClient batch,
            Feeds feeds,
            LiveUpdates updates,
            ExecutionActions actions,
            AuthenticationContext authentication,
            Clock clock) {
        this.batch = batch;
        this.feeds = feeds;
        this.updates = updates;
        this.actions = actions;
        this.clock = clock;
        this.user = authentication.getPrincipalName().orElse("");
        addClassName("operations");
        trouble.addClassName("trouble");
        trouble.setVisible(false);
        sources.addClassName("source-strip");
        var sourceSection = new Section(new H2("Sources"), sources);
        sourceSection.addClassName("card");
        status.setItems(ALL, "STARTED", "COMPLETED", "FAILED", "STOPPED", "ABANDONED");
        status.setItemLabelGenerator(item -> item.equals(ALL) ? "All" : StatusBadge.word(item));
        status.setAriaLabel("Status");
        status.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(event.getValue().equals(ALL) ? "" : event.getValue(), 0);
            }
        });
        newer.addClickListener(event -> go(wantedStatus, page - 1));
        older.addClickListener(event -> go(wantedStatus, page + 1));
        columns();
        var bar = new Div(new H2("Executions"), status);
        bar.addClassName("card-bar");
        var pager = new Div(position, newer, older);
        pager.addClassName("pager");
        var section = new Section(bar, grid, pager);
        section.addClassName("card");
        add(trouble, sourceSection, section);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        wantedStatus = parameters
                .getSingleParameter("status")
                .filter(text -> Arrays.stream(ExecutionStatus.values())
                        .anyMatch(known -> known.name().equals(text)))
                .orElse("");
        page = parameters
                .getSingleParameter("page")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
        status.setValue(wantedStatus.isEmpty() ? ALL : wantedStatus);
        watch();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch();
    }

    private void go(String newStatus, int newPage) {
        var parameters = new HashMap<String, String>();
        if (!newStatus.isEmpty()) {
            parameters.put("status", newStatus);
        }
        if (newPage > 0) {
            parameters.put("page", Integer.toString(newPage));
        }
        getUI().ifPresent(ui -> ui.navigate(OperationsView.class, QueryParameters.simple(Map.copyOf(parameters))));
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        grid.setAllRowsVisible(true);
        grid.setEmptyStateText("No execution of that status.");
        grid.addComponentColumn(summary -> new Anchor("operations/executions/" + summary.id(), "#" + summary.id()))
                .setHeader("Execution")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(summary -> new StatusBadge(summary.status()))
                .setHeader("Status")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(ExecutionSummary::kind)
                .setHeader("Kind")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> Numbers.moment(summary.startedAt(), clock.getZone()))
                .setHeader("Started")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> ExecutionText.duration(summary, clock))
                .setHeader("Took")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> ExecutionText.countries(summary.countries()))
                .setHeader("Countries")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> Numbers.whole(summary.written()))
                .setHeader("Written")
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> Numbers.whole(summary.quarantined()))
                .setHeader("Quarantined")
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(summary -> summary.cause() == null ? "" : summary.cause())
                .setHeader("Cause")
                .setTooltipGenerator(ExecutionSummary::cause)
                .setFlexGrow(1)
                .setWidth("16rem");
        grid.addComponentColumn(summary -> actions.buttons(summary, user, this::refresh, ButtonVariant.LUMO_SMALL))
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private void unwatch() {
        var registration = watching;
        if (registration != null) {
            registration.remove();
            watching = null;
        }
    }

    private void watch() {
        unwatch();
        getUI().ifPresent(ui -> watching = updates.watch(ui, List.of(feeds.batchChanges()), this::prepare));
    }

    /// After an action of one's own there is no need to wait for word from the batch.
    private void refresh() {
        prepare().run();
    }

    private Runnable prepare() {
        try {
            var executions = batch.executions(wantedStatus, page, user);
            var states = batch.sources(user);
            return () -> show(executions, states);
        } catch (RestClientException e) {
            var reason = batch.reason(e);
            return () -> {
                trouble.setText(reason);
                trouble.setVisible(true);
            };
        }
    }

    private void show(ExecutionPage executions, List<SourceStatus> states) {
        trouble.setVisible(false);
        if (!executions.executions().equals(grid.getListDataView().getItems().toList())) {
            grid.setItems(executions.executions());
        }
        long first = (long) executions.page() * executions.size() + 1;
        long last = first + executions.executions().size() - 1;
        position.setText(
                executions.total() == 0
                        ? ""
                        : "%s to %s of %s".formatted(first, last, Numbers.whole(executions.total())));
        newer.setEnabled(executions.page() > 0);
        older.setEnabled(last < executions.total());
        sources.removeAll();
        SourceChips.of(states).forEach(sources::add);
    }
}
