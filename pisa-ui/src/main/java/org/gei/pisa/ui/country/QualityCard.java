package org.gei.pisa.ui.country;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.live.Submissions;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// How far the data of a country can be relied on: is its source followed, how far behind, how complete.
class QualityCard extends Section {

    private final DescriptionList facts = new DescriptionList();
    private LinkedHashMap<String, String> shown = new LinkedHashMap<>();

    QualityCard() {
        addClassNames("card", "card-quality");
        setId("data-quality");
        var heading = new H2("Data quality");
        heading.setId("data-quality-title");
        getElement().setAttribute("aria-labelledby", "data-quality-title");
        var subtitle = new Paragraph("Where the numbers come from, and how current they are");
        subtitle.addClassName("card-subtitle");
        facts.addClassName("facts");
        add(heading, subtitle, facts);
    }

    void show(String code, Submissions submissions, Freshness freshness, ZoneId zone) {
        var next = new LinkedHashMap<String, String>();
        freshness.countries().stream()
                .filter(country -> country.country().equals(code))
                .findFirst()
                .ifPresent(country -> describe(country, next, zone));
        submissions.countries().stream()
                .filter(country -> country.country().equals(code))
                .findFirst()
                .ifPresent(country -> next.put("Sample", coverage(country.coverage())));
        if (!next.equals(shown)) {
            shown = next;
            facts.removeAll();
            next.forEach((term, fact) -> {
                facts.add(new DescriptionList.Term(term));
                facts.add(new DescriptionList.Description(fact));
            });
        }
    }

    private static void describe(Freshness.CountryFreshness country, LinkedHashMap<String, String> facts, ZoneId zone) {
        facts.put("Source", state(country) + ", since " + Numbers.moment(country.since(), zone));
        facts.put("Behind", Numbers.decimal(country.lagSeconds(), 1) + " s");
        facts.put(
                "From change to screen",
                seconds("half within ", country.p50Seconds()) + seconds(", 99 % within ", country.p99Seconds()));
        facts.put(
                "Proved complete",
                country.provedUpTo() == null
                        ? "not yet; the first proof runs by itself"
                        : "up to " + Numbers.moment(country.provedUpTo(), zone));
        facts.values().removeIf(String::isEmpty);
    }

    private static String state(Freshness.CountryFreshness country) {
        return switch (country.state()) {
            case LIVE -> "followed live";
            case LAGGING -> "followed, but behind: " + country.cause();
            case DOWN -> "not reachable: " + country.cause() + " (tried again by itself)";
            case SUSPENDED -> "stopped: " + country.cause() + " (an administrator has to act)";
        };
    }

    private static String seconds(String words, @Nullable Double seconds) {
        return seconds == null ? "" : words + Numbers.decimal(seconds, 2) + " s";
    }

    private static String coverage(double coverage) {
        var mark = Numbers.coverageMark(coverage);
        return Numbers.percent(coverage)
                + (mark.isEmpty() ? ": enough for reliable results" : " " + mark + ": results are provisional");
    }
}
