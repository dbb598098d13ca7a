package org.gei.pisa.api.analysis;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gei.pisa.api.BadParameterException;
import org.gei.pisa.api.participant.Catalogue;
import org.gei.pisa.domain.live.LoadedVariable;
import org.gei.pisa.domain.live.LoadedVariable.Kind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The codebook of what is loaded, searchable.
@RestController
class VariableController {

    private final Catalogue catalogue;

    VariableController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping(path = "/api/v1/variables", produces = "application/json")
    @Operation(
            summary = "The loaded variables",
            description =
                    "The domains first, then the codebook in its order; codes have labels. Every word of `q` has to"
                            + " be in the name or the label.")
    List<LoadedVariable> variables(
            @Parameter(description = "Words to search for in name and label.", example = "mother")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Kinds, separated by commas; left out: all.", example = "DOMAIN,CONTINUOUS")
                    @RequestParam(defaultValue = "")
                    String kind) {
        var kinds = kinds(kind);
        var words = q.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return catalogue.variables().stream()
                .filter(variable -> kinds.contains(variable.kind()))
                .filter(variable -> {
                    var text = (variable.name() + " " + variable.label()).toLowerCase(Locale.ROOT);
                    return Arrays.stream(words).allMatch(text::contains);
                })
                .toList();
    }

    private static Set<Kind> kinds(String text) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var name : text.split(",")) {
            if (!name.isBlank()) {
                kinds.add(Arrays.stream(Kind.values())
                        .filter(kind -> kind.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new BadParameterException(
                                "kind", "expected kinds " + EnumSet.allOf(Kind.class) + ", but found '" + name + "'")));
            }
        }
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }
}
