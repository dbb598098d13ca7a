package org.gei.pisa.api.participant;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.analysis.QueryRules;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// The participants, the states of their sources and the loaded variables as last read.
@Component
public class Catalogue {

    private final ParticipantRepository participants;
    private final SourceStateRepository states;
    private final LoadedCodebook codebooks;
    private final Clock clock;
    private volatile Variables variables = new Variables("", Codebook.of(List.of()));
    private volatile Participants listed = new Participants(Map.of());
    private volatile States lastRead = new States(Map.of(), Instant.EPOCH);
    private final Sinks.Empty<Void> complete = Sinks.empty();
    private volatile boolean read;

    private record States(Map<String, SourceStateRow> byCode, Instant readAt) {}

    private record Participants(Map<String, ParticipantRow> byCode, List<ParticipantRow> all) {

        Participants(Map<String, ParticipantRow> byCode) {
            this(byCode, List.copyOf(byCode.values()));
        }
    }

    /// What follows from one edition of the codebook.
    private record Variables(
            String digest, Codebook codebook, ColumnLayout layout, QueryRules rules, List<LoadedVariable> listed) {

        Variables(String digest, Codebook codebook) {
            this(
                    digest,
                    codebook,
                    new ColumnLayout(codebook.background()),
                    new QueryRules(codebook),
                    LoadedVariable.all(codebook));
        }
    }

    Catalogue(ParticipantRepository participants, SourceStateRepository states, LoadedCodebook codebooks, Clock clock) {
        this.participants = participants;
        this.states = states;
        this.codebooks = codebooks;
        this.clock = clock;
    }

    /// Reads participants, states and variables anew. The load writes variables first: where there are participants,
    /// there are all variables.
    public Mono<Void> refresh() {
        return participants
                .findAllByOrderByCnt()
                .collectMap(ParticipantRow::cnt, row -> row, LinkedHashMap::new)
                .doOnNext(rows -> listed = new Participants(rows))
                .then(refreshStates())
                .doOnSuccess(_ -> {
                    if (!listed.all().isEmpty()) {
                        read = true;
                        complete.tryEmitEmpty();
                    }
                })
                .then();
    }

    /// Whether all was read once, after the load had written it: before that, what is unknown here need not be unknown
    /// in the warehouse.
    boolean isRead() {
        return read;
    }

    /// Completes once all was read.
    Mono<Void> onceRead() {
        return complete.asMono();
    }

    /// Reads the states anew, and the variables if they changed, and answers the states.
    public Mono<Collection<SourceStateRow>> refreshStates() {
        return codebooks
                .newerThan(variables.digest())
                .doOnNext(edition -> variables = new Variables(edition.digest(), edition.codebook()))
                .thenMany(states.findAllByOrderByCnt())
                .collectMap(SourceStateRow::cnt, row -> row, LinkedHashMap::new)
                .doOnNext(rows -> lastRead = new States(rows, clock.instant()))
                .map(Map::values);
    }

    /// The background variables as columns; the same object while the codebook is the same.
    public ColumnLayout layout() {
        return variables.layout();
    }

    /// What can be asked about the loaded variables.
    public QueryRules rules() {
        return variables.rules();
    }

    /// The loaded variables, the domains first.
    public List<LoadedVariable> variables() {
        return variables.listed();
    }

    /// All participants by code; the same object until they are read anew.
    public List<ParticipantRow> participants() {
        return listed.all();
    }

    public @Nullable ParticipantRow participant(String code) {
        return listed.byCode().get(code);
    }

    public @Nullable SourceStateRow state(String code) {
        return lastRead.byCode().get(code);
    }

    /// When the states were read.
    public Instant statesReadAt() {
        return lastRead.readAt();
    }
}
