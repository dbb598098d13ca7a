package org.gei.pisa.ui.dashboard;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.domain.live.Timeline;
import org.gei.pisa.ui.chart.Chart;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.ChartData;
import org.gei.pisa.ui.feed.Feed;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.gei.pisa.ui.shell.MainLayout;
import org.jspecify.annotations.Nullable;

/// The dashboard. The countries that are selected stand in the URL.
@Route(value = "", layout = MainLayout.class)
@PageTitle("Dashboard - PISA Live")
@PermitAll
class DashboardView extends Div implements BeforeEnterObserver {

    private static final String COUNTRIES = "countries";

    private final transient Feeds feeds;
    private final transient LiveUpdates updates;
    private final transient Clock clock;
    private final CountryFilter filter = new CountryFilter(this::choose);
    private final TotalCard total = new TotalCard();
    private final ChartCard timeline =
            new ChartCard("Submissions over time", "Per hour of submission, last 24 hours", Chart.Kind.AREA);
    private final ChartCard progress = new ChartCard(
            "Fieldwork progress", "Responses loaded, percent of the expected sample", Chart.Kind.PROGRESS);
    private final ChartCard bubbles = new ChartCard(
            "Early education and sense of belonging",
            "Weighted means; the area of a bubble is the number of students",
            Chart.Kind.BUBBLES);
    private final ChartCard hours =
            new ChartCard("Learning time", "Hours per week in all subjects, weighted mean", Chart.Kind.BARS);
    private final ChartCard map = new ChartCard(
            "Economic, social and cultural status", "ESCS index, weighted mean; 0 is the OECD average", Chart.Kind.MAP);

    private volatile DashboardData data;
    private @Nullable Registration watching;

    DashboardView(Feeds feeds, LiveUpdates updates, Clock clock) {
        this.feeds = feeds;
        this.updates = updates;
        this.clock = clock;
        this.data = new DashboardData(Set.of(), clock.getZone());
        addClassName("dashboard");
        var legend = new Paragraph(
                "Hollow: fewer than 30 students, not to be relied on. † less than 75 %, ‡ less than 50 % of the"
                        + " expected sample: provisional.");
        legend.addClassName("legend");
        var toolbar = new Div(filter);
        toolbar.addClassName("toolbar");
        add(toolbar, total, timeline, progress, bubbles, hours, map, legend);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var codes = new TreeSet<String>();
        event.getLocation().getQueryParameters().getParameters(COUNTRIES).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[A-Z]{3}"))
                .forEach(codes::add);
        if (!codes.equals(data.selected())) {
            data = new DashboardData(codes, clock.getZone());
            watch();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch();
    }

    private void choose(Set<String> codes) {
        var parameters =
                codes.isEmpty() ? QueryParameters.empty() : QueryParameters.of(COUNTRIES, String.join(",", codes));
        getUI().ifPresent(ui -> ui.navigate(DashboardView.class, parameters));
    }

    private void unwatch() {
        var registration = watching;
        if (registration != null) {
            registration.remove();
            watching = null;
        }
    }

    /// Follows the streams of what is selected now.
    private void watch() {
        var ui = getUI().orElse(null);
        if (ui == null) {
            return;
        }
        unwatch();
        Feed<Submissions> submissions = feeds.submissions();
        Feed<Timeline> ofHours = feeds.hours(String.join(",", new TreeSet<>(data.selected())));
        var cards = List.of(
                card(ofHours, timeline, state -> data.timeline(state)),
                card(submissions, progress, state -> data.progress(state)),
                card(feeds.means("/eeb"), bubbles, state -> data.bubbles(state)),
                card(feeds.means("/tmins"), hours, state -> data.hours(state)),
                card(feeds.means("/escs"), map, state -> data.map(state)));
        var followed = new ArrayList<Feed<?>>();
        cards.forEach(card -> followed.add(card.feed));
        followed.add(submissions);
        watching = updates.watch(ui, followed, () -> {
            var changes = new ArrayList<Runnable>();
            cards.forEach(card -> card.prepare(changes));
            var state = submissions.state().value();
            if (state != null) {
                var countries = data.countries(state);
                boolean all = data.selected().isEmpty();
                changes.add(() -> {
                    total.show(state, countries, all, clock.getZone());
                    filter.show(state.countries(), data.selected());
                });
            }
            return () -> changes.forEach(Runnable::run);
        });
    }

    private static <T> LiveCard<T> card(Feed<T> feed, ChartCard card, Function<T, ChartData> shape) {
        return new LiveCard<>(feed, card, shape);
    }

    /// A card and the feed it shows; prepared again only when that feed has something new.
    private static final class LiveCard<T> {
        private final Feed<T> feed;
        private final ChartCard card;
        private final Function<T, ChartData> shape;
        private @Nullable T shown;

        LiveCard(Feed<T> feed, ChartCard card, Function<T, ChartData> shape) {
            this.feed = feed;
            this.card = card;
            this.shape = shape;
        }

        void prepare(List<Runnable> changes) {
            var value = feed.state().value();
            if (value != null && !value.equals(shown)) {
                shown = value;
                var prepared = shape.apply(value);
                changes.add(() -> card.show(prepared));
            }
        }
    }
}
