package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gei.pisa.domain.operations.CompletenessProof;
import org.gei.pisa.domain.operations.ProofPage;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.Card;
import org.gei.pisa.ui.operations.Empty;
import org.gei.pisa.ui.operations.Facts;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.OperationsPage;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Pager;
import org.gei.pisa.ui.shell.MainLayout;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// One source in full: how it is, why, what can be done, and what was proved of it.
@Route(value = "operations/sources/:country([A-Z]{3})", layout = MainLayout.class)
@RolesAllowed("ADMIN")
class SourceView extends OperationsPage<SourceView.Read> implements HasDynamicTitle {

    private final Badge badge = new Badge();
    private final H2 name = new H2();
    private final SourceTable.Why why = new SourceTable.Why();
    private final Paragraph tested = new Paragraph();
    private final SourceButtons buttons;
    private final Sparkline history;
    private final Budget budget = new Budget(" of the error budget");
    private final Facts facts = new Facts();
    private final Anchor quarantine = new Anchor("", "Rows in quarantine");
    private final Anchor executions = new Anchor("", "Executions of this country");
    private final LiveTable<CompletenessProof> proofs;
    private final Empty unproved =
            new Empty("Nothing was proved yet. Start a reconciliation in Operations, or wait for the scheduled one.");
    private final Pager pager = new Pager("Pages of proofs", page -> go(Map.of("page", Integer.toString(page))));
    private volatile String country = "";
    private volatile int page;

    record Read(SourceStatus source, ProofPage proofs) {}

    SourceView(PageContext context) {
        super(context);
        tested.setVisible(false);
        tested.getElement().setAttribute("role", "status");
        history = new Sparkline(context.clock());
        history.getElement().setAttribute("large", true);
        buttons = new SourceButtons(
                context,
                test -> {
                    tested.setText(SourceText.test(test));
                    tested.setClassName(test.works() ? "test-works" : "cause");
                    tested.setVisible(true);
                },
                this::refresh);
        proofs = proofTable(context);
        var head = new Div(badge, name, buttons);
        head.addClassName("what-head");
        var links = new Div(quarantine, executions);
        links.addClassName("links");
        var what = new Section(head, why, tested, facts, links);
        what.addClassNames("card", "what-happened");
        content()
                .add(
                        what,
                        new Card("Lag over the last hour").with(history, budget),
                        new Card("Proofs of completeness").with(Card.scrolling(proofs), unproved, pager));
        var back = new Anchor("operations/sources", "All sources");
        back.addClassName("back");
        addComponentAtIndex(1, back);
    }

    private static LiveTable<CompletenessProof> proofTable(PageContext context) {
        return new LiveTable<CompletenessProof>("Proofs, newest first", CompletenessProof::provedUpTo)
                .column(
                        "Proved up to",
                        "key",
                        () -> new Moment(context.clock()),
                        (moment, proof) -> moment.show(proof.provedUpTo(), ""))
                .number("Rows", CompletenessProof::rows)
                .number("Missing, loaded", CompletenessProof::missing)
                .number("Differing, loaded", CompletenessProof::differing)
                .number("Retired", CompletenessProof::retired)
                .number("In quarantine", CompletenessProof::quarantined)
                .text("Hash", CompletenessProof::hash)
                .column("Execution", "", Anchor::new, (anchor, proof) -> {
                    anchor.setVisible(proof.execution() != null);
                    anchor.setHref("operations/executions/" + proof.execution());
                    anchor.setText("#" + proof.execution());
                });
    }

    @Override
    protected void enter(Map<String, String> query, RouteParameters route) {
        var asked = route.get("country").orElse("");
        tested.setVisible(tested.isVisible() && asked.equals(country));
        country = asked;
        page = Pager.page(query.getOrDefault("page", "0"));
    }

    @Override
    public String getPageTitle() {
        return "Source " + country + " - PISA Live";
    }

    @Override
    protected Read read() {
        var batch = context().batch();
        return new Read(
                batch.get(user(), SourceStatus.class, "/api/v1/sources/" + country, Map.of()),
                batch.get(
                        user(),
                        ProofPage.class,
                        "/api/v1/proofs",
                        Map.of("country", country, "page", Integer.toString(page))));
    }

    @Override
    protected void show(Read read) {
        var source = read.source();
        SourceText.badge(badge, source);
        name.setText(source.name());
        why.show(source);
        buttons.show(source);
        history.show(source);
        budget.show(source.freshness());
        facts.showOnly(facts(source));
        quarantine.setHref("operations/quarantine?country=" + source.country());
        quarantine.setVisible(source.quarantined() > 0);
        executions.setHref("operations?country=" + source.country());
        var shown = read.proofs();
        proofs.show(shown.proofs());
        proofs.setVisible(!shown.proofs().isEmpty());
        unproved.setVisible(shown.total() == 0);
        pager.show(shown.page(), shown.size(), shown.proofs().size(), shown.total());
        pager.setVisible(shown.total() > shown.size());
    }

    private Map<String, String> facts(SourceStatus source) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("In this state since", moment(source.since()));
        facts.put("Lag", SourceText.lag(source.lagSeconds()));
        facts.put("Rows", Numbers.whole(source.responses()));
        facts.put(
                "In quarantine",
                Numbers.whole(source.quarantined())
                        + (source.stale() == 0
                                ? ""
                                : ", of which " + Numbers.whole(source.stale())
                                        + " still count with an older version"));
        facts.put("Changes found", SourceText.detection(source));
        facts.put("Circuit breaker", SourceText.breaker(source));
        facts.put("Calls", SourceText.calls(source));
        facts.put("Last reached", moment(source.lookedAt()));
        facts.put("Last change loaded", moment(source.loadedAt()));
        facts.put("Version", Numbers.whole(source.version()));
        facts.put("Watermark", source.watermark());
        facts.put("Objective", SourceText.objective(source.freshness()));
        facts.put("Kept", SourceText.kept(source.freshness()));
        if (source.suspendedBy() != null) {
            facts.put("Suspended by", SourceText.suspendedBy(source.suspendedBy()));
        }
        return facts;
    }

    private String moment(@Nullable Instant moment) {
        return moment == null ? "never" : Moment.text(moment, context().clock());
    }
}
