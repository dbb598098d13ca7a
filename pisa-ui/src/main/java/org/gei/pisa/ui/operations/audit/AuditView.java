package org.gei.pisa.ui.operations.audit;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.Map;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.AuditPage.AuditEntry;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.MainLayout;

/// Who did what, when, and how it ended.
@Route(value = "operations/audit", layout = MainLayout.class)
@PageTitle("Audit - PISA Live")
@RolesAllowed("ADMIN")
class AuditView extends OperationsPage<AuditPage> {

    private final AuditFilterBar filters;
    private final LiveTable<AuditEntry> table;
    private final Empty empty = new Empty("");
    private final Pager pager = new Pager("Pages of the audit", page -> go(Map.of("page", Integer.toString(page))));
    private transient volatile AuditQuery query = AuditQuery.of(Map.of());

    AuditView(PageContext context) {
        super(context);
        filters = new AuditFilterBar(context.clock().getZone(), this::go);
        table = new LiveTable<AuditEntry>("Actions, newest first", AuditEntry::id)
                .column(
                        "When",
                        "key",
                        () -> new Moment(context.clock()),
                        (moment, entry) -> moment.show(entry.at(), ""))
                .text("Who", AuditEntry::actor)
                .text("What", entry -> Words.capital(entry.action()))
                .column("To what", "", Subject::new, Subject::show)
                .column("Outcome", "", Badge::new, (badge, entry) -> AuditText.badge(badge, entry.outcome()))
                .column(
                        "Reason",
                        "wide-cell",
                        Span::new,
                        (span, entry) -> span.setText(AuditText.reason(entry.outcome())));
        content().add(new Card("Audit").with(filters, Card.scrolling(table), empty, pager));
    }

    @Override
    protected void enter(Map<String, String> parameters, RouteParameters route) {
        query = AuditQuery.of(parameters);
    }

    @Override
    protected Duration pace() {
        return Duration.ofSeconds(2);
    }

    @Override
    protected AuditPage read() {
        return context()
                .batch()
                .get(
                        user(),
                        AuditPage.class,
                        "/api/v1/audit",
                        query.asOf(context().clock().instant()));
    }

    @Override
    protected void show(AuditPage page) {
        filters.show(query);
        table.show(page.entries());
        table.setVisible(!page.entries().isEmpty());
        pager.show(page.page(), page.size(), page.entries().size(), page.total());
        empty.setVisible(page.total() == 0);
        empty.setText(
                query.isFiltered()
                        ? "Nothing matches. Take a filter away, or widen the time."
                        : "Nobody has done anything yet. Every action of an administrator will stand here.");
    }

    private static final class Subject extends Div {
        private final Anchor link = new Anchor();
        private final Span text = new Span();

        Subject() {
            add(link, text);
        }

        void show(AuditEntry entry) {
            var target = AuditText.target(entry.subject());
            link.setVisible(!target.isEmpty());
            text.setVisible(target.isEmpty());
            link.setHref(target);
            link.setText(Words.capital(entry.subject()));
            text.setText(entry.subject().replace(",", ", "));
        }
    }
}
