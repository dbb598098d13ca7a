package org.gei.pisa.api.participant;

import java.util.List;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The countries and economies there are.
@RestController
class ParticipantController {

    private final Catalogue catalogue;

    ParticipantController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /// @param state null before the load has looked at the source for the first time
    record ParticipantView(
            String code,
            String name,
            @Nullable String mapId,
            int expectedStudents,
            int expectedSchools,
            Freshness.@Nullable State state) {}

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
}
