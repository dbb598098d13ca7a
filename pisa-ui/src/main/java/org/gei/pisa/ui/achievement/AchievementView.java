package org.gei.pisa.ui.achievement;

import static org.gei.pisa.domain.live.Statistic.MEAN;
import static org.gei.pisa.domain.live.Statistic.PERCENTILE;
import static org.gei.pisa.domain.live.Statistic.SHARE;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.chart.Explanation;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.Intervals;
import org.gei.pisa.ui.estimate.Levels;
import org.gei.pisa.ui.estimate.Percentiles;
import org.gei.pisa.ui.estimate.Unit;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.LivePage;
import org.gei.pisa.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/// The countries by domain. All three cards have the countries in the order of the ranking, so that they can be read
/// across.
@Route(value = "achievement", layout = MainLayout.class)
@PageTitle("Achievement - PISA Live")
@PermitAll
class AchievementView extends LivePage {

    private static final String DOMAIN = "domain";

    private final Nav tabs = new Nav();
    private final ChartCard ranking = new ChartCard(
            "Ranking",
            "Mean score (standard error) and 95 % interval against the average",
            Chart.Kind.INTERVALS,
            Explanation.SIGNIFICANCE,
            Explanation.AVERAGE,
            Explanation.STANDARD_ERROR,
            Explanation.INTERVAL,
            Explanation.PLAUSIBLE_VALUES,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);
    private final ChartCard levels = new ChartCard(
            "Proficiency levels",
            "Percent of students, aligned at level 2; at the right: below level 2",
            Chart.Kind.LEVELS,
            Explanation.LEVELS,
            Explanation.PLAUSIBLE_VALUES,
            Explanation.STANDARD_ERROR,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);
    private final ChartCard distribution = new ChartCard(
            "Distribution",
            "Score points by percentile; at the right: 10th to 90th",
            Chart.Kind.PERCENTILES,
            Explanation.PERCENTILES,
            Explanation.PLAUSIBLE_VALUES,
            Explanation.WEIGHTS,
            Explanation.COLLECTING,
            Explanation.DAGGER);

    private volatile Domain domain = Domain.READING;

    AchievementView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassNames("dashboard", "achievement");
        tabs.addClassName("page-tabs");
        tabs.getElement().setAttribute("aria-label", "Domain");
        for (var choice : Domain.values()) {
            tabs.add(new Anchor("", choice.label()));
        }
        add(tabs, ranking, levels, distribution);
    }

    @Override
    protected void read(Map<String, String> parameters) {
        var wanted = parameters.getOrDefault(DOMAIN, "");
        domain = Arrays.stream(Domain.values())
                .filter(choice -> name(choice).equals(wanted))
                .findFirst()
                .orElse(Domain.READING);
        for (var choice : Domain.values()) {
            var link = (Anchor) tabs.getComponentAt(choice.ordinal());
            var countries = countries().isEmpty() ? "" : "&countries=" + String.join(",", new TreeSet<>(countries()));
            link.setHref("achievement?domain=" + name(choice) + countries);
            if (choice == domain) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        }
    }

    @Override
    protected List<LivePart> parts() {
        var shown = domain;
        var means = feeds().estimates(EstimateQuery.of(MEAN, shown.variable()));
        var shares = feeds().estimates(EstimateQuery.of(SHARE, shown.variable()));
        var percentiles = feeds().estimates(EstimateQuery.of(PERCENTILE, shown.variable()));
        return List.of(
                ranking.live(clock(), means, table -> Intervals.ranking(rows(table), Unit.SCORE)),
                levels.live(
                        clock(),
                        () -> shape(means, shares, (order, rows) -> Levels.ofCountries(rows, shown, order)),
                        means,
                        shares),
                distribution.live(
                        clock(),
                        () -> shape(
                                means, percentiles, (order, rows) -> Percentiles.ofCountries(rows, Unit.SCORE, order)),
                        means,
                        percentiles));
    }

    /// A card in the order of the ranking; null while the one or the other is not there.
    private @Nullable ChartData shape(
            Feed<EstimateTable> means,
            Feed<EstimateTable> feed,
            BiFunction<List<String>, EstimateRows, ChartData> shape) {
        var ranked = means.state().value();
        var table = feed.state().value();
        if (ranked == null || table == null) {
            return null;
        }
        var order = rows(ranked).all().stream()
                .sorted(EstimateRows.DESCENDING)
                .map(EstimateRow::country)
                .toList();
        return shape.apply(order, rows(table));
    }

    private EstimateRows rows(EstimateTable table) {
        return new EstimateRows(table, countries(), zone());
    }

    private static String name(Domain domain) {
        return domain.name().toLowerCase(Locale.ROOT);
    }
}
