package org.gei.pisa.ui.operations.quarantine;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.RetryRequest;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.domain.response.Violation;
import org.gei.pisa.ui.operations.ActionButton;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Facts;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.Notices;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.shell.MainLayout;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// One row in quarantine: every reason, what came from the source, and whether an older version counts.
@Route(value = "operations/quarantine/:country([A-Z]{3})/:id(\\d{1,18})", layout = MainLayout.class)
@RolesAllowed("ADMIN")
class QuarantinedRowView extends OperationsPage<QuarantineDetail> implements HasDynamicTitle {

    private final H2 title = new H2();
    private final Badge counted = new Badge();
    private final Paragraph meaning = new Paragraph();
    private final Facts facts = new Facts();
    private final LiveTable<Violation> violations = new LiveTable<Violation>(
                    "What is wrong", violation -> violation.variable() + "\n" + violation.rule())
            .text("Variable", Violation::variable)
            .text("Expected", Violation::rule)
            .text("Found", violation -> QuarantineText.found(violation.found()));
    private final RawValues raw = new RawValues();
    private volatile String country = "";
    private volatile long id;

    QuarantinedRowView(PageContext context) {
        super(context);
        var again = new ActionButton("Try again", "Trying");
        again.addThemeVariants(ButtonVariant.LUMO_SMALL);
        again.does(
                        () -> null,
                        () -> Retry.of(
                                context,
                                user(),
                                new RetryRequest(null, null, null, List.of(new RetryRequest.RowKey(country, id)))),
                        (RetryResult result) -> Notices.done(QuarantineText.retried(result)))
                .thenAlways(this::refresh);
        var buttons = new Div(again);
        buttons.addClassName("actions");
        var head = new Div(counted, title, buttons);
        head.addClassName("what-head");
        var what = new Section(head, meaning, facts);
        what.addClassNames("card", "what-happened");
        content()
                .add(
                        what,
                        new Card("What is wrong").with(Card.scrolling(violations)),
                        new Card("What came from the source").with(raw));
        var back = new Anchor("operations/quarantine", "All rows in quarantine");
        back.addClassName("back");
        addComponentAtIndex(1, back);
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        country = route.get("country").orElse("");
        id = route.getLong("id").orElseThrow();
    }

    @Override
    public String getPageTitle() {
        return "Row " + country + "/" + id + " - PISA Live";
    }

    @Override
    protected Duration pace() {
        return Duration.ofSeconds(3);
    }

    @Override
    protected QuarantineDetail read() {
        var path = "/api/v1/quarantine/%s/%d".formatted(country, id);
        return context().batch().get(user(), QuarantineDetail.class, path, Map.of());
    }

    @Override
    protected void show(QuarantineDetail detail) {
        var row = detail.row();
        title.setText("Row " + row.country() + "/" + row.id());
        QuarantineText.counted(counted, row.stale());
        meaning.setText(meaning(row.stale(), moment(detail.goodSince())));
        violations.show(row.violations());
        raw.show(detail);
        var shown = new LinkedHashMap<String, String>();
        shown.put("First seen", moment(row.firstSeen()));
        shown.put("Last seen", moment(row.lastSeen()));
        shown.put("Attempts", Numbers.whole(row.attempts()));
        shown.put("Submitted at the source", moment(detail.submittedAt()));
        shown.put("Changed at the source", moment(detail.changedAt()));
        shown.put("Good version since", detail.goodSince() == null ? "there is none" : moment(detail.goodSince()));
        facts.showOnly(shown);
    }

    /// What that means for the numbers, and what to do.
    static String meaning(boolean stale, String goodSince) {
        return (stale ? "Its last good version, loaded " + goodSince + ", stays counted." : "Nothing of it is counted.")
                + " Have it corrected at the source: then it is loaded and leaves quarantine by itself. After a change"
                + " of the rules, try it again.";
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? "not known" : Moment.text(moment, context().clock());
    }
}
