package org.gei.pisa.ui.operations.source;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.SourceStatus;
import org.gei.pisa.ui.operations.Badge;
import org.gei.pisa.ui.operations.LiveTable;
import org.gei.pisa.ui.operations.Moment;
import org.gei.pisa.ui.operations.PageContext;
import org.gei.pisa.ui.operations.Words;
import org.gei.pisa.ui.shell.Numbers;

/// Sources as lines of a table.
final class SourceTable {

    private final Map<String, ConnectionTest> tests = new HashMap<>();
    private final LiveTable<SourceStatus> table;

    /// @param always runs after every action
    SourceTable(PageContext context, Runnable always) {
        table = new LiveTable<SourceStatus>("Sources by country", SourceStatus::country)
                .column("Country", "key", Country::new, Country::show)
                .column("State", "", () -> new State(context.clock()), State::show)
                .column("Lag", "", () -> new Lag(context.clock()), Lag::show)
                .column("Error budget", "", () -> new Budget(""), (budget, source) -> budget.show(source.freshness()))
                .column("Rows", "number", Rows::new, Rows::show)
                .column("Breaker", "", Span::new, SourceTable::breaker)
                .column("Proved up to", "", () -> new Proof(context.clock()), Proof::show)
                .column("Watermark", "", Watermark::new, Watermark::show)
                .column(
                        "Actions",
                        "actions-cell",
                        () -> new SourceButtons(
                                context,
                                test -> {
                                    tests.put(test.country(), test);
                                    always.run();
                                },
                                always),
                        SourceButtons::show)
                .line(Why::new, Why::show)
                .line(Paragraph::new, this::showTest);
    }

    LiveTable<SourceStatus> table() {
        return table;
    }

    private void showTest(Paragraph line, SourceStatus source) {
        var test = tests.get(source.country());
        line.setVisible(test != null);
        line.getElement().setAttribute("role", "status");
        if (test != null) {
            line.setClassName(test.works() ? "test-works" : "cause");
            line.setText(SourceText.test(test));
        }
    }

    private static final class Country extends Div {
        private final Anchor code = new Anchor();
        private final Span name = new Span();

        Country() {
            addClassName("stack");
            name.addClassName("muted");
            add(code, name);
        }

        void show(SourceStatus source) {
            code.setHref("operations/sources/" + source.country());
            code.setText(source.country());
            name.setText(source.name());
        }
    }

    private static final class State extends Div {
        private final Badge badge = new Badge();
        private final Span since = new Span();
        private final transient Clock clock;

        State(Clock clock) {
            this.clock = clock;
            addClassName("stack");
            since.addClassName("muted");
            add(badge, since);
        }

        void show(SourceStatus source) {
            SourceText.badge(badge, source);
            since.setText("since " + Moment.text(source.since(), clock));
        }
    }

    private static final class Lag extends Div {
        private final Span text = new Span();
        private final Sparkline history;

        Lag(Clock clock) {
            history = new Sparkline(clock);
            addClassName("lag");
            add(text, history);
        }

        void show(SourceStatus source) {
            text.setText(SourceText.lag(source.lagSeconds()));
            history.show(source);
        }
    }

    private static class Stack extends Div {
        private final Span first = new Span();
        private final Span second = new Span();

        Stack() {
            addClassName("stack");
            second.addClassName("muted");
            add(first, second);
        }

        void show(String one, String two) {
            first.setText(one);
            second.setText(two);
        }
    }

    private static final class Rows extends Div {
        private final Span loaded = new Span();
        private final Anchor quarantined = new Anchor();

        Rows() {
            addClassName("stack");
            add(loaded, quarantined);
        }

        void show(SourceStatus source) {
            loaded.setText(Numbers.whole(source.responses()));
            quarantined.setVisible(source.quarantined() > 0);
            quarantined.setHref("operations/quarantine?country=" + source.country());
            quarantined.setText(Numbers.whole(source.quarantined()) + " quarantined");
        }
    }

    private static final class Proof extends Stack {
        private final transient Clock clock;

        Proof(Clock clock) {
            this.clock = clock;
        }

        void show(SourceStatus source) {
            var proof = source.proof();
            show(
                    proof == null ? "never" : Moment.text(proof.provedUpTo(), clock),
                    proof == null ? "" : Numbers.whole(proof.rows()) + " rows");
            setTitle(proof == null ? "Start a reconciliation in Operations" : proof.text());
        }
    }

    private static void breaker(Span span, SourceStatus source) {
        span.setText(Words.capital(source.breaker().toLowerCase(Locale.ROOT).replace('_', ' ')));
        span.setTitle(SourceText.calls(source));
    }

    private static final class Watermark extends Stack {
        Watermark() {
            addClassName("watermark");
        }

        void show(SourceStatus source) {
            show(source.watermark(), SourceText.detection(source));
            setTitle("Version " + Numbers.whole(source.version()) + ", watermark " + source.watermark());
        }
    }

    /// Why it is not live, and where the failure is.
    static final class Why extends Div {
        private final Span text = new Span();
        private final Anchor execution = new Anchor();

        Why() {
            addClassName("why");
            text.addClassName("cause");
            add(text, execution);
        }

        void show(SourceStatus source) {
            var words = SourceText.causeAndNext(source);
            setVisible(!words.isEmpty());
            text.setText(words);
            text.setClassName("cause", SourceText.needsSomebody(source));
            var failed = source.failedExecution();
            execution.setVisible(failed != null);
            execution.setHref("operations/executions/" + failed);
            execution.setText("Execution #" + failed);
        }
    }
}
