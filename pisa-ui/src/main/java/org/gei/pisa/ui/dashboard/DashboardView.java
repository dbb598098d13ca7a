package org.gei.pisa.ui.dashboard;

import static org.gei.pisa.domain.live.Statistic.MEAN;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.Explanation;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.Fieldwork;
import org.gei.pisa.ui.estimate.Intervals;
import org.gei.pisa.ui.estimate.Plane;
import org.gei.pisa.ui.estimate.Unit;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.LivePage;
import org.gei.pisa.ui.shell.MainLayout;

/// The dashboard. Estimates are asked for all countries, so that everybody shares the same streams, whatever is
/// chosen.
@Route(value = "", layout = MainLayout.class)
@PageTitle("Dashboard - PISA Live")
@PermitAll
class DashboardView extends LivePage {

    private static final String INTERVALS = "intervals";
    private static final String OFF = "off";
    private static final String TIMELINE = "timeline";
    private static final String DAY = "24 h";
    private static final String HOUR = "60 min";
    private static final EstimateQuery HOURS = EstimateQuery.of(MEAN, "TMINS");
    private static final EstimateQuery STATUS = EstimateQuery.of(MEAN, "ESCS");
    private static final EstimateQuery EARLY_AND_BELONGING = EstimateQuery.of(MEAN, "DURECEC", "BELONG");

    private final TotalCard total = new TotalCard();
    private final ChartCard timeline = new ChartCard(
            "Submissions over time",
            "Responses by time of submission, all selected countries",
            Chart.Kind.AREA,
            Explanation.FRESHNESS);
    private final ChartCard progress = new ChartCard(
            "Fieldwork progress",
            "Responses loaded, percent of the expected sample",
            Chart.Kind.PROGRESS,
            Explanation.DAGGER,
            Explanation.FRESHNESS);
    private final ChartCard bubbles = new ChartCard(
            "Early education and sense of belonging",
            "Weighted means; the area of a bubble is the number of students",
            Chart.Kind.SCATTER,
            Explanation.INTERVAL,
            Explanation.STANDARD_ERROR,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);
    private final ChartCard hours = new ChartCard(
            "Learning time",
            "Hours per week in all subjects, weighted mean (standard error)",
            Chart.Kind.BARS,
            Explanation.STANDARD_ERROR,
            Explanation.INTERVAL,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);
    private final ChartCard map = new ChartCard(
            "Economic, social and cultural status",
            "ESCS index, weighted mean; 0 is the average of OECD students",
            Chart.Kind.MAP,
            Explanation.ESCS,
            Explanation.STANDARD_ERROR,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);
    private final Checkbox intervals = new Checkbox("95 % intervals", true);
    private final RadioButtonGroup<String> span = new RadioButtonGroup<>();

    private volatile boolean whiskers = true;

    DashboardView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassName("dashboard");
        intervals.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(Map.of(INTERVALS, event.getValue() ? "" : OFF));
            }
        });
        span.setItems(DAY, HOUR);
        span.setValue(DAY);
        span.setAriaLabel("Time span");
        span.addClassName("span-choice");
        span.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                go(Map.of(TIMELINE, event.getValue().equals(HOUR) ? "hour" : ""));
            }
        });
        timeline.addControl(span);
        var legend = new Paragraph("† less than 75 %, ‡ less than 50 % of the expected sample: provisional. In grey, "
                + "“12 of 30 students”: still collecting, no reliable value yet.");
        var foot = new Div(legend, intervals);
        foot.addClassName("legend");
        add(total, timeline, progress, bubbles, hours, map, foot);
    }

    @Override
    protected void read(Map<String, String> parameters) {
        whiskers = !OFF.equals(parameters.get(INTERVALS));
        intervals.setValue(whiskers);
        span.setValue("hour".equals(parameters.get(TIMELINE)) ? HOUR : DAY);
    }

    @Override
    protected List<LivePart> parts() {
        var data = new Fieldwork(countries(), zone());
        var chosen = String.join(",", countries());
        var ofSubmissions = feeds().submissions();
        return List.of(
                new LivePart(List.of(ofSubmissions), () -> {
                    var state = ofSubmissions.state().value();
                    return () -> {
                        if (state != null) {
                            total.show(state, data.countries(state), countries().isEmpty(), zone());
                        }
                    };
                }),
                timeline.live(
                        clock(),
                        span.getValue().equals(HOUR) ? feeds().minutes(chosen) : feeds().hours(chosen),
                        data::timeline),
                progress.live(clock(), ofSubmissions, data::progress),
                bubbles.live(
                        clock(),
                        feeds().estimates(EARLY_AND_BELONGING),
                        table -> Plane.scatter(
                                rows(table),
                                "DURECEC",
                                "Years of early education",
                                "BELONG",
                                "Sense of belonging (index)",
                                Unit.INDEX,
                                whiskers)),
                hours.live(
                        clock(), feeds().estimates(HOURS), table -> Intervals.bars(rows(table), Unit.HOURS, whiskers)),
                map.live(clock(), feeds().estimates(STATUS), table -> StatusMap.of(rows(table))));
    }

    private EstimateRows rows(EstimateTable table) {
        return new EstimateRows(table, countries(), zone());
    }
}
