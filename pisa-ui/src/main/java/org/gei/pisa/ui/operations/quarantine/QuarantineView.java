package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.RetryRequest;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.MainLayout;
import org.gei.pisa.ui.shell.Numbers;

/// The rows that could not be loaded, why, and the way back.
@Route(value = "operations/quarantine", layout = MainLayout.class)
@PageTitle("Quarantine - PISA Live")
@RolesAllowed("ADMIN")
class QuarantineView extends OperationsPage<QuarantineView.Read> {

    private final QuarantineFilterBar filters = new QuarantineFilterBar(this::go);
    private final QuarantineTable table;
    private final ActionButton trySelected = new ActionButton("Try selected again", "Trying");
    private final ActionButton tryAll = new ActionButton("Try all that match again", "Trying");
    private final Span counts = new Span();
    private final Empty empty = new Empty("");
    private final Pager pager = new Pager("Pages of quarantine", page -> go(Map.of("page", Integer.toString(page))));
    private transient volatile QuarantineQuery query = QuarantineQuery.of(Map.of());
    private transient long matching;

    record Read(QuarantinePage page, QuarantineCounts counts) {}

    QuarantineView(PageContext context) {
        super(context);
        table = new QuarantineTable(context, this::selectionChanged);
        counts.addClassName("muted");
        for (var button : List.of(trySelected, tryAll)) {
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.thenAlways(this::refresh);
        }
        trySelected.does(() -> null, () -> retry(requestForSelected()), this::retried);
        tryAll.does(this::askForAll, () -> retry(requestForAll()), this::retried);
        var explanation = new Paragraph(
                "A row corrected at its source is loaded and leaves quarantine by itself. Try again after a change of"
                        + " the rules.");
        explanation.addClassName("card-subtitle");
        content()
                .add(new Card("Quarantine", counts, trySelected, tryAll, export(context))
                        .with(explanation, filters, table, empty, pager));
        selectionChanged();
    }

    private Anchor export(PageContext context) {
        var user = user();
        var export = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName("quarantine.csv");
                    event.setContentType("text/csv;charset=UTF-8");
                    try (var out = event.getOutputStream()) {
                        context.batch().download(user, "/api/v1/quarantine.csv", query.filter(), out);
                    }
                },
                "Export CSV");
        export.getElement().setAttribute("download", "quarantine.csv");
        export.addClassName("export");
        return export;
    }

    @Override
    protected void enter(Map<String, String> parameters, RouteParameters route) {
        query = QuarantineQuery.of(parameters);
    }

    /// Counting is dear when there are many, and they change seldom.
    @Override
    protected Duration pace() {
        return Duration.ofSeconds(3);
    }

    @Override
    protected Read read() {
        var batch = context().batch();
        return new Read(
                batch.get(user(), QuarantinePage.class, "/api/v1/quarantine", query.filterAndPage()),
                batch.get(user(), QuarantineCounts.class, "/api/v1/quarantine/counts", Map.of()));
    }

    @Override
    protected void show(Read read) {
        filters.show(query, read.counts());
        var page = read.page();
        matching = page.total();
        counts.setText(
                query.isFiltered()
                        ? Numbers.whole(page.total()) + " of "
                                + Words.count(read.counts().total(), "row", "rows")
                        : Words.count(page.total(), "row", "rows"));
        table.show(page.rows());
        pager.show(page.page(), page.size(), page.rows().size(), page.total());
        empty.setVisible(page.total() == 0);
        empty.setText(
                query.isFiltered()
                        ? "No row in quarantine matches. Take a filter away."
                        : "Quarantine is empty: every row that was read is loaded.");
        tryAll.setVisible(page.total() > 0);
        selectionChanged();
    }

    private void selectionChanged() {
        trySelected.setVisible(matching > 0);
        if (!table.selected().isEmpty() || trySelected.isEnabled()) {
            trySelected.setEnabled(!table.selected().isEmpty());
        }
    }

    private ActionButton.Question askForAll() {
        return new ActionButton.Question(
                "Try " + Words.count(matching, "row", "rows") + " again?",
                "Each is held against the rules as they are now. Those that keep them are loaded and leave quarantine;"
                        + " the others stay, with one attempt more.",
                false);
    }

    private RetryRequest requestForSelected() {
        return new RetryRequest(null, null, null, table.selected());
    }

    private RetryRequest requestForAll() {
        return new RetryRequest(
                query.country().isEmpty() ? null : query.country(),
                query.variable().isEmpty() ? null : query.variable(),
                query.rule().isEmpty() ? null : query.rule(),
                List.of());
    }

    private Supplier<RetryResult> retry(RetryRequest request) {
        return Retry.of(context(), user(), request);
    }

    private void retried(RetryResult result) {
        Notices.done(QuarantineText.retried(result));
        table.clearSelection();
    }
}
