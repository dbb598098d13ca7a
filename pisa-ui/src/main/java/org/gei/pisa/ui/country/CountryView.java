package org.gei.pisa.ui.country;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.domain.live.Submissions.CountrySubmissions;
import org.gei.pisa.domain.participant.Participant;
import org.gei.pisa.domain.participant.Participants;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.Explanation;
import org.gei.pisa.ui.estimate.Domains;
import org.gei.pisa.ui.estimate.EstimateRows;
import org.gei.pisa.ui.estimate.Fieldwork;
import org.gei.pisa.ui.estimate.Levels;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.LivePage;
import org.gei.pisa.ui.shell.MainLayout;

/// One country. The switcher in the top bar goes to another.
@Route(value = "country/:code", layout = MainLayout.class)
@PermitAll
class CountryView extends LivePage implements HasDynamicTitle {

    private final ComboBox<CountrySubmissions> switcher = new ComboBox<>();
    private final CountryHead head = new CountryHead();
    private final ChartCard domains = new ChartCard(
            "Against the average",
            "Mean score (standard error), 95 % interval",
            Chart.Kind.INTERVALS,
            Explanation.SIGNIFICANCE,
            Explanation.AVERAGE,
            Explanation.STANDARD_ERROR,
            Explanation.INTERVAL,
            Explanation.PLAUSIBLE_VALUES);
    private final ChartCard trend = new ChartCard(
            "As the data came in",
            "Mean scores and 95 % intervals since this page was opened",
            Chart.Kind.TREND,
            Explanation.INTERVAL,
            Explanation.STANDARD_ERROR,
            Explanation.DAGGER,
            Explanation.FRESHNESS);
    private final ChartCard levels = new ChartCard(
            "Proficiency",
            "Percent of students by level, aligned at level 2; at the right: below level 2",
            Chart.Kind.LEVELS,
            Explanation.LEVELS,
            Explanation.PLAUSIBLE_VALUES);
    private final ChartCard gender = gap("Gender gap", "Girls minus boys; right of zero: girls score higher");
    private final ChartCard firstGeneration =
            gap("Immigrant gap, first generation", "Native minus first-generation, score points");
    private final ChartCard secondGeneration =
            gap("Immigrant gap, second generation", "Native minus second-generation, score points");
    private final ChartCard gradient = new ChartCard(
            "Socio-economic gradient",
            "Score points per unit of ESCS",
            Chart.Kind.INTERVALS,
            Explanation.GRADIENT,
            Explanation.ESCS,
            Explanation.SIGNIFICANCE,
            Explanation.STANDARD_ERROR);
    private final ChartCard fieldwork = new ChartCard(
            "Fieldwork", "Responses by hour of submission, last 24 hours", Chart.Kind.AREA, Explanation.FRESHNESS);
    private final QualityCard quality = new QualityCard();

    private volatile String code = "";

    CountryView(Feeds feeds, LiveUpdates updates, Clock clock) {
        super(feeds, updates, clock);
        addClassNames("dashboard", "country");
        switcher.setAriaLabel("Country");
        switcher.setId("country");
        switcher.addClassName("country-filter");
        switcher.setItemLabelGenerator(country -> country.name() + " (" + country.country() + ")");
        switcher.addValueChangeListener(event -> {
            var chosen = event.getValue();
            if (event.isFromClient() && chosen != null) {
                UI.getCurrent().navigate("country/" + chosen.country());
            }
        });
        add(head, domains, trend, levels, gender, gradient, firstGeneration, secondGeneration, fieldwork, quality);
    }

    private static ChartCard gap(String title, String subtitle) {
        return new ChartCard(
                title,
                subtitle,
                Chart.Kind.INTERVALS,
                Explanation.GAP,
                Explanation.SIGNIFICANCE,
                Explanation.STANDARD_ERROR,
                Explanation.INTERVAL,
                Explanation.COLLECTING);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        code = event.getRouteParameters().get("code").orElse("").toUpperCase(Locale.ROOT);
        super.beforeEnter(event);
    }

    @Override
    public String getPageTitle() {
        return Participants.pisa2018().find(code).map(Participant::name).orElse(code) + " - PISA Live";
    }

    @Override
    protected Component tools() {
        return switcher;
    }

    @Override
    protected List<LivePart> parts() {
        var country = code;
        var means = feeds().trend(CountryQueries.means(country));
        var submissions = feeds().submissions();
        var only = new Fieldwork(Set.of(country), zone());
        var parts = new ArrayList<LivePart>();
        parts.add(new LivePart(List.of(submissions), () -> {
            var state = submissions.state().value();
            return () -> {
                if (state != null) {
                    showCountries(state.countries());
                }
            };
        }));
        var freshness = feeds().freshness();
        parts.add(new LivePart(List.of(submissions, freshness), () -> {
            var counts = submissions.state().value();
            var state = freshness.state().value();
            return () -> {
                if (counts != null && state != null) {
                    head.show(country, counts);
                    quality.show(country, counts, state, zone());
                }
            };
        }));
        parts.add(domains.live(clock(), means, state -> Domains.againstAverage(state.newest(), zone())));
        parts.add(trend.live(clock(), means, state -> Domains.trend(state, zone())));
        parts.add(levels.live(
                clock(),
                feeds().estimates(CountryQueries.levels(country)),
                table -> Levels.ofDomains(new EstimateRows(table, Set.of(), zone()))));
        parts.add(gender.live(
                clock(), feeds().estimates(CountryQueries.gender(country)), table -> Domains.gaps(table, zone())));
        parts.add(gradient.live(
                clock(), feeds().estimates(CountryQueries.gradient(country)), table -> Domains.gaps(table, zone())));
        parts.add(firstGeneration.live(
                clock(),
                feeds().estimates(CountryQueries.immigrants(country, 3)),
                table -> Domains.gaps(table, zone())));
        parts.add(secondGeneration.live(
                clock(),
                feeds().estimates(CountryQueries.immigrants(country, 2)),
                table -> Domains.gaps(table, zone())));
        parts.add(fieldwork.live(clock(), feeds().hours(country), only::timeline));
        return parts;
    }

    private void showCountries(List<CountrySubmissions> countries) {
        if (!Objects.equals(
                names(countries), names(switcher.getListDataView().getItems().toList()))) {
            switcher.setItems(
                    (country, text) -> (country.name() + " " + country.country())
                            .toLowerCase(Locale.ROOT)
                            .contains(text.toLowerCase(Locale.ROOT)),
                    countries);
        }
        countries.stream()
                .filter(country -> country.country().equals(code))
                .findFirst()
                .ifPresent(country -> {
                    if (switcher.getValue() == null
                            || !switcher.getValue().country().equals(code)) {
                        switcher.setValue(country);
                    }
                });
    }

    private static List<String> names(List<CountrySubmissions> countries) {
        return countries.stream().map(CountrySubmissions::country).toList();
    }
}
