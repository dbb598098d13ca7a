package org.gei.pisa.ui.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gei.pisa.ui.feed.Feeds;
import org.gei.pisa.ui.feed.LivePart;
import org.gei.pisa.ui.feed.LiveUpdates;
import org.jspecify.annotations.Nullable;

/// A page of live parts. What is chosen on it stands in the URL, the countries on every page under the same name;
/// whoever opens that URL sees the same.
public abstract class LivePage extends Div implements BeforeEnterObserver {

    static final String COUNTRIES = "countries";

    private final transient Feeds feeds;
    private final transient LiveUpdates updates;
    private final transient Clock clock;
    private final CountryFilter filter = new CountryFilter(codes -> go(Map.of(COUNTRIES, String.join(",", codes))));
    private transient Map<String, String> parameters = Map.of();
    private volatile Set<String> countries = Set.of();
    private @Nullable Registration watching;

    protected LivePage(Feeds feeds, LiveUpdates updates, Clock clock) {
        this.feeds = feeds;
        this.updates = updates;
        this.clock = clock;
    }

    /// What the page shows now, with the feeds that tell it; asked again whenever the URL changed.
    protected abstract List<LivePart> parts();

    /// What the page shows who opens it without any choice.
    List<LivePart> firstParts() {
        read(Map.of());
        return parts();
    }

    /// Takes over what the URL says, before [#parts()] is asked.
    protected void read(Map<String, String> parameters) {}

    /// What stands in the top bar.
    protected Component tools() {
        return filter;
    }

    /// Codes of the countries that are chosen; empty for all.
    protected Set<String> countries() {
        return countries;
    }

    protected Feeds feeds() {
        return feeds;
    }

    protected Clock clock() {
        return clock;
    }

    protected ZoneId zone() {
        return clock.getZone();
    }

    /// Goes to this page with other parameters; an empty value takes a parameter out of the URL.
    protected void go(Map<String, String> changes) {
        var next = new LinkedHashMap<>(parameters);
        next.putAll(changes);
        next.values().removeIf(String::isEmpty);
        getUI().ifPresent(ui -> ui.navigate(ui.getActiveViewLocation().getPath(), QueryParameters.simple(next)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var now = new LinkedHashMap<String, String>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> now.put(name, String.join(",", values)));
        parameters = now;
        var codes = new TreeSet<String>();
        Arrays.stream(now.getOrDefault(COUNTRIES, "").split(","))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> code.matches("[A-Z]{3}"))
                .forEach(codes::add);
        countries = codes;
        read(now);
        watch();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        unwatch();
    }

    private void unwatch() {
        var registration = watching;
        if (registration != null) {
            registration.remove();
            watching = null;
        }
    }

    /// Follows the feeds of what is chosen now.
    private void watch() {
        var ui = getUI().orElse(null);
        if (ui == null) {
            return;
        }
        var before = watching;
        var parts = new ArrayList<>(parts());
        var submissions = feeds.submissions();
        parts.add(new LivePart(List.of(submissions), () -> {
            var state = submissions.state().value();
            return () -> {
                if (state != null) {
                    filter.show(state.countries(), countries);
                }
            };
        }));
        watching = updates.watch(ui, parts);
        if (before != null) {
            before.remove(); // after the new one, so that feeds of both are not dropped
        }
    }
}
