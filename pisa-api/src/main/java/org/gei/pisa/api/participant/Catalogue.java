package org.gei.pisa.api.participant;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The participants and the states of their sources as last read.
@Component
public class Catalogue {

    private final ParticipantRepository participants;
    private final SourceStateRepository states;
    private final Clock clock;
    private volatile Map<String, ParticipantRow> byCode = Map.of();
    private volatile States lastRead = new States(Map.of(), Instant.EPOCH);

    private record States(Map<String, SourceStateRow> byCode, Instant readAt) {}

    Catalogue(ParticipantRepository participants, SourceStateRepository states, Clock clock) {
        this.participants = participants;
        this.states = states;
        this.clock = clock;
    }

    /// Reads participants and states anew.
    public Mono<Void> refresh() {
        return participants
                .findAllByOrderByCnt()
                .collectMap(ParticipantRow::cnt, row -> row, LinkedHashMap::new)
                .doOnNext(rows -> byCode = rows)
                .then(refreshStates())
                .then();
    }

    /// Reads the states anew and answers them.
    public Mono<Collection<SourceStateRow>> refreshStates() {
        return states.findAllByOrderByCnt()
                .collectMap(SourceStateRow::cnt, row -> row, LinkedHashMap::new)
                .doOnNext(rows -> lastRead = new States(rows, clock.instant()))
                .map(Map::values);
    }

    /// All participants by code.
    public List<ParticipantRow> participants() {
        return List.copyOf(byCode.values());
    }

    public @Nullable ParticipantRow participant(String code) {
        return byCode.get(code);
    }

    public @Nullable SourceStateRow state(String code) {
        return lastRead.byCode().get(code);
    }

    /// When the states were read.
    public Instant statesReadAt() {
        return lastRead.readAt();
    }
}
