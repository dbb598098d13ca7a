package org.gei.pisa.ui.compare;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.Explanation;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.feed.Variables;
import org.gei.pisa.ui.shell.LivePage;
import org.jspecify.annotations.Nullable;

/// A page with a question and its answer as a chart.
abstract class QuestionPage extends LivePage {

    private final QuestionForm form;
    private final ChartCard chart = new ChartCard(
            "Estimate",
            "Weighted estimate (standard error), 95 % interval",
            Chart.Kind.INTERVALS,
            Explanation.SIGNIFICANCE,
            Explanation.AVERAGE,
            Explanation.STANDARD_ERROR,
            Explanation.INTERVAL,
            Explanation.PLAUSIBLE_VALUES,
            Explanation.WEIGHTS,
            Explanation.STATISTICS,
            Explanation.COLLECTING,
            Explanation.DAGGER);

    private volatile Question question = Question.read(Map.of(), Set.of());

    QuestionPage(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        form = new QuestionForm(question, asked -> go(asked.parameters()));
        addClassNames("dashboard", "question-page");
        add(form, chart);
    }

    @Override
    protected void read(Map<String, String> parameters) {
        question = Question.read(parameters, countries()).completed();
        form.show(question);
    }

    /// What else shows the answer.
    abstract List<LivePart> more(Feed<EstimateTable> answer, Feed<Variables> variables);

    @Override
    protected List<LivePart> parts() {
        var variables = feeds().variables();
        var answer = feeds().estimates(question.query());
        var parts = new ArrayList<LivePart>();
        parts.add(new LivePart(List.of(variables), () -> {
            var loaded = variables.state().value();
            return () -> {
                if (loaded != null) {
                    form.offer(loaded);
                }
            };
        }));
        parts.add(chart.live(
                clock(),
                () -> {
                    var shown = answer(answer, variables);
                    return shown == null ? null : shown.chart();
                },
                answer,
                variables));
        parts.addAll(more(answer, variables));
        return parts;
    }

    /// The newest answer; null while there is none.
    @Nullable
    Answer answer(Feed<EstimateTable> feed, Feed<Variables> variables) {
        var table = feed.state().value();
        var loaded = variables.state().value();
        return table == null || loaded == null ? null : new Answer(new EstimateRows(table, Set.of(), zone()), loaded);
    }
}
