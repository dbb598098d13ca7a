package org.gei.pisa.api.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.gei.pisa.api.estimate.LoadDelays;
import org.gei.pisa.api.estimate.ResponseStore;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.api.participant.CountrySelection.Selection;
import org.gei.pisa.api.participant.ParticipantRow;
import org.gei.pisa.domain.live.Freshness;
import org.springframework.stereotype.Component;

/// How far behind its source each country is, as of when the states were read last.
@Component
class FreshnessReport {

    private static final String NOT_YET = "The load has not looked at this source yet.";

    private final ResponseStore store;
    private final Catalogue catalogue;
    private final Clock clock;

    FreshnessReport(ResponseStore store, Catalogue catalogue, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    Freshness freshness(Selection selection) {
        var countries = new ArrayList<Freshness.CountryFreshness>();
        var now = clock.instant();
        long version = 0;
        for (var participant : selection.participants()) {
            var responses = store.responses(participant.cnt());
            version += responses == null ? 0 : responses.version();
            var delays = responses == null ? new LoadDelays.Percentiles(null, null) : responses.delays(now);
            countries.add(country(participant, delays, now));
        }
        return new Freshness(version, catalogue.statesReadAt(), countries);
    }

    private Freshness.CountryFreshness country(ParticipantRow participant, LoadDelays.Percentiles delays, Instant now) {
        var state = catalogue.state(participant.cnt());
        if (state == null) {
            return new Freshness.CountryFreshness(
                    participant.cnt(),
                    participant.name(),
                    Freshness.State.DOWN,
                    now,
                    NOT_YET,
                    null,
                    0,
                    null,
                    null,
                    null,
                    null);
        }
        var looked = state.lookedAt();
        var behindSince = state.state() == Freshness.State.LAGGING || looked == null ? state.stateSince() : looked;
        return new Freshness.CountryFreshness(
                participant.cnt(),
                participant.name(),
                state.state(),
                state.stateSince(),
                state.cause(),
                looked,
                Math.max(0, Duration.between(behindSince, now).toMillis() / 1000.0),
                delays.p50(),
                delays.p99(),
                state.provedUpTo(),
                state.proof());
    }
}
