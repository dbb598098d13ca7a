package org.gei.pisa.ui.operations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.MainLayout;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// One execution: what happened, where, why, what can be done, and what exactly.
@Route(value = "operations/executions", layout = MainLayout.class)
@RolesAllowed("ADMIN")
class ExecutionView extends Div implements HasUrlParameter<Long>, HasDynamicTitle {

    private final transient BatchClient batch;
    private final transient Feeds feeds;
    private final transient LiveUpdates updates;
    private final transient ExecutionActions actions;
    private final transient Clock clock;
    private final String user;
    private final Section what = new Section();
    private final Grid<ExecutionDetail.Partition> partitions = new Grid<>();
    private final Div attempts = new Div();
    private volatile long id;
    private @Nullable Registration watching;

    ExecutionView(
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
        what.addClassName("card");
        attempts.addClassName("attempts");
        columns();
        var where = new Section(new H2("Partitions"), partitions);
        where.addClassName("card");
        var history = new Section(new H2("Attempts"), attempts);
        history.addClassName("card");
        add(new Anchor("operations", "All executions"), what, where, history);
    }

    @Override
    public void setParameter(BeforeEvent event, Long parameter) {
        id = parameter;
    }

    @Override
    public String getPageTitle() {
        return "Execution " + id + " - PISA Live";
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watching = updates.watch(event.getUI(), List.of(feeds.batchChanges()), this::prepare);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        var registration = watching;
        if (registration != null) {
            registration.remove();
        }
    }

    private void columns() {
        partitions.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_COMPACT);
        partitions.setAllRowsVisible(true);
        partitions
                .addColumn(ExecutionDetail.Partition::country)
                .setHeader("Country")
                .setAutoWidth(true)
                .setFlexGrow(0);
        partitions
                .addComponentColumn(partition -> new StatusBadge(partition.status()))
                .setHeader("Status")
                .setAutoWidth(true)
                .setFlexGrow(0);
        number("Read", ExecutionDetail.Partition::read);
        number("Written", ExecutionDetail.Partition::written);
        number("Unchanged", ExecutionDetail.Partition::unchanged);
        number("Quarantined", ExecutionDetail.Partition::quarantined);
        number("Commits", ExecutionDetail.Partition::commits);
        partitions
                .addColumn(partition -> partition.cause() == null ? "" : partition.cause())
                .setHeader("Cause")
                .setTooltipGenerator(ExecutionDetail.Partition::cause)
                .setFlexGrow(1)
                .setWidth("18rem");
    }

    private void number(String header, ToLongFunction<ExecutionDetail.Partition> value) {
        partitions
                .addColumn(partition -> Numbers.whole(value.applyAsLong(partition)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private Runnable prepare() {
        try {
            var detail = batch.execution(id, user);
            return () -> show(detail);
        } catch (RestClientException e) {
            var reason = batch.reason(e);
            return () -> {
                what.removeAll();
                var trouble = new Paragraph(reason);
                trouble.addClassName("trouble");
                what.add(trouble);
            };
        }
    }

    private void show(ExecutionDetail detail) {
        var summary = detail.summary();
        what.removeAll();
        what.add(new StatusBadge(summary.status()), new H2(sentence(summary)));
        if (summary.cause() != null) {
            var cause = new Paragraph(summary.cause());
            cause.addClassName("cause");
            what.add(cause);
        }
        what.add(new Paragraph("Read %s, written %s, unchanged %s, quarantined %s."
                .formatted(
                        Numbers.whole(summary.read()),
                        Numbers.whole(summary.written()),
                        Numbers.whole(summary.unchanged()),
                        Numbers.whole(summary.quarantined()))));
        what.add(actions.buttons(summary, user, () -> prepare().run()));
        var sorted = detail.partitions().stream()
                .sorted(Comparator.comparing(
                                (ExecutionDetail.Partition partition) -> partition.status() != ExecutionStatus.FAILED)
                        .thenComparing(ExecutionDetail.Partition::country))
                .toList();
        if (!sorted.equals(partitions.getListDataView().getItems().toList())) {
            partitions.setItems(sorted);
        }
        attempts.removeAll();
        for (var attempt : detail.attempts()) {
            var link = new Anchor("operations/executions/" + attempt.id(), "#" + attempt.id());
            attempts.add(new Div(link, new StatusBadge(attempt.status()), text(attempt)));
        }
    }

    private Span text(ExecutionSummary attempt) {
        return new Span("%s, %s, written %s"
                .formatted(
                        Numbers.moment(attempt.startedAt(), clock.getZone()),
                        ExecutionText.duration(attempt, clock),
                        Numbers.whole(attempt.written())));
    }

    private String sentence(ExecutionSummary summary) {
        return "Execution %d (%s) of %s, started %s, %s"
                .formatted(
                        summary.id(),
                        summary.kind(),
                        ExecutionText.countries(summary.countries()),
                        Numbers.moment(summary.startedAt(), clock.getZone()),
                        ExecutionText.duration(summary, clock));
    }
}
