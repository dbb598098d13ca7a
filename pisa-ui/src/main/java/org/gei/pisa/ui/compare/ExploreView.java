package org.gei.pisa.ui.compare;

import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.feed.Variables;
import org.gei.pisa.ui.shell.MainLayout;

/// Any statistic of any variable: chart and table at once.
@Route(value = "explore", layout = MainLayout.class)
@PageTitle("Explore - PISA Live")
@PermitAll
class ExploreView extends QuestionPage {

    private final TableCard table = new TableCard("Data", "The same numbers, live");

    ExploreView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassName("explore");
        add(table);
    }

    @Override
    List<LivePart> more(Feed<EstimateTable> answer, Feed<Variables> variables) {
        return List.of(new LivePart(List.of(answer, variables), () -> {
            var shown = answer(answer, variables);
            if (shown == null) {
                boolean refused = answer.state().refusal() != null;
                return () -> table.say(refused ? "Nothing to show: see the reason beside." : "");
            }
            var data = shown.table();
            return () -> table.show(data);
        }));
    }
}
