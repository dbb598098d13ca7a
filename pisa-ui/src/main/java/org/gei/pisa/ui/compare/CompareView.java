package org.gei.pisa.ui.compare;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.feed.Variables;
import org.gei.pisa.ui.shell.MainLayout;

/// Chosen countries against each other: chart, table, and which of their differences are significant.
@Route(value = "compare", layout = MainLayout.class)
@PageTitle("Compare - PISA Live")
@PermitAll
class CompareView extends QuestionPage {

    private static final String PAIR = "pair";

    private final TableCard table = new TableCard("Values", "Estimate, standard error and number of students");
    private final TableCard pairs = new TableCard(
            "Differences between countries",
            "Row minus column (standard error); ▲ significantly more, ▼ significantly less, ● may be chance, at 5 %");
    private final Select<String> which = new Select<>();

    private volatile String pair = "";

    CompareView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassName("compare");
        which.setAriaLabel("Group or measure to compare");
        which.setVisible(false);
        which.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(Map.of(PAIR, event.getValue()));
            }
        });
        pairs.addControl(which);
        pairs.addClassName("card-pairs");
        var note = new Paragraph("Countries are independent samples, so SE² of a difference is the sum of both SE². For"
                + " groups within a country choose the statistic “Difference between two groups”.");
        note.addClassName("legend");
        add(table, pairs, note);
    }

    @Override
    protected void read(Map<String, String> parameters) {
        pair = parameters.getOrDefault(PAIR, "");
        super.read(parameters);
    }

    @Override
    List<LivePart> more(Feed<EstimateTable> answer, Feed<Variables> variables) {
        return List.of(new LivePart(List.of(answer, variables), () -> {
            var shown = answer(answer, variables);
            if (shown == null) {
                boolean refused = answer.state().refusal() != null;
                return () -> {
                    table.say(refused ? "Nothing to show: see the reason above." : "");
                    pairs.say(refused ? "Nothing to compare." : "");
                };
            }
            return prepared(shown);
        }));
    }

    private Runnable prepared(Answer shown) {
        var values = shown.table();
        long countries =
                shown.rows().all().stream().map(EstimateRow::country).distinct().count();
        if (countries < 2 || countries > Pairs.MOST) {
            return () -> {
                table.show(values);
                which.setVisible(false);
                pairs.say("Choose 2 to " + Pairs.MOST + " countries at the top to see which of them differ.");
            };
        }
        var keys = Pairs.keys(shown.rows(), shown::key);
        var key = keys.contains(pair) ? pair : keys.getFirst();
        var matrix = Pairs.table(shown.rows(), shown::key, key, shown.unit());
        return () -> {
            table.show(values);
            pairs.show(matrix, () -> Pairs.list(shown.rows(), shown::key, shown.unit()));
            which.setVisible(keys.size() > 1);
            if (!keys.equals(which.getListDataView().getItems().toList())) {
                which.setItems(keys);
            }
            which.setValue(key);
        };
    }
}
