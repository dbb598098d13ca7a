package org.gei.pisa.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.ui.feed.Feed;

/// A dot and a few words: as of when, how far behind, how many sources live; in words whenever something is not as
/// it should be.
class Pulse extends Div {

    private final Span dot = new Span();
    private final Span text = new Span("connecting ...");
    private final transient Clock clock;

    Pulse(Clock clock) {
        this.clock = clock;
        addClassName("pulse");
        setId("pulse");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "off");
        dot.addClassName("dot");
        text.addClassName("pulse-text");
        add(dot, text);
    }

    void show(Feed.State<Freshness> state) {
        var freshness = state.value();
        if (freshness == null) {
            say("wait", "connecting ...", "");
            return;
        }
        var asOf = Numbers.time(freshness.asOf(), clock.getZone());
        if (!state.connected()) {
            say(
                    "cut",
                    "reconnecting ... showing " + asOf,
                    "The stream of the API is cut; it is tried again every few seconds.");
            return;
        }
        var countries = freshness.countries();
        var troubled = countries.stream()
                .filter(country -> country.state() != Freshness.State.LIVE)
                .toList();
        double behind = countries.stream()
                .filter(country -> country.state() == Freshness.State.LIVE)
                .mapToDouble(Freshness.CountryFreshness::lagSeconds)
                .max()
                .orElse(0);
        var live = "as of %s, %s s behind, %d of %d sources live"
                .formatted(asOf, Numbers.decimal(behind, 1), countries.size() - troubled.size(), countries.size());
        var names = troubled.stream()
                .limit(3)
                .map(country -> country.country() + " " + country.state().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        var causes = troubled.stream()
                .map(country -> country.name() + ": " + country.cause())
                .collect(Collectors.joining("\n"));
        if (troubled.isEmpty()) {
            say("live", live, "");
        } else {
            say("amber", live + " · " + names + (troubled.size() > 3 ? " ..." : ""), causes);
        }
    }

    private void say(String state, String words, String more) {
        getElement().setAttribute("data-state", state);
        text.setText(words);
        if (more.isEmpty()) {
            getElement().removeAttribute("title");
        } else {
            getElement().setAttribute("title", more);
        }
    }
}
