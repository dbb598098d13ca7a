package org.gei.pisa.api.participant;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What can be asked about: countries and variables.
@RestController
class ParticipantController {

    private static final TypeReference<Map<String, String>> CODES = new TypeReference<>() {};

    private final Catalogue catalogue;
    private final VariableRepository variables;
    private final JsonMapper json;

    ParticipantController(Catalogue catalogue, VariableRepository variables, JsonMapper json) {
        this.catalogue = catalogue;
        this.variables = variables;
        this.json = json;
    }

    /// @param state null before the load has looked at the source for the first time
    record ParticipantView(
            String code,
            String name,
            @Nullable String mapId,
            int expectedStudents,
            int expectedSchools,
            Freshness.@Nullable State state) {}

    record VariableView(String name, String label, String kind, Map<String, String> codes) {}

    @GetMapping("/api/v1/participants")
    List<ParticipantView> participants() {
        return catalogue.participants().stream()
                .map(row -> {
                    var state = catalogue.state(row.cnt());
                    return new ParticipantView(
                            row.cnt(),
                            row.name(),
                            row.mapId(),
                            row.expectedStudents(),
                            row.expectedSchools(),
                            state == null ? null : state.state());
                })
                .toList();
    }

    @GetMapping("/api/v1/variables")
    Flux<VariableView> variables(@RequestParam(name = "q", defaultValue = "") String q) {
        var wanted = q.toLowerCase(Locale.ROOT);
        return variables
                .findAllByOrderByPosition()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || row.label().toLowerCase(Locale.ROOT).contains(wanted))
                .map(row -> new VariableView(
                        row.name(),
                        row.label(),
                        row.kind(),
                        json.readValue(row.codes().asString(), CODES)));
    }
}
