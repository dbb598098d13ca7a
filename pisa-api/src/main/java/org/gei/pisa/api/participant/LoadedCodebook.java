package org.gei.pisa.api.participant;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The codebook as the load wrote it. What is valid or missing was decided by the load: here every value is valid.
@Component
class LoadedCodebook {

    private static final TypeReference<Map<Integer, String>> CODES = new TypeReference<>() {};

    /// While the load writes the codebook, some positions are negative.
    private static final String DIGEST = """
            select coalesce(min(position), -1)::int4,
                coalesce(md5(string_agg(concat_ws('|', name, label, kind, codes::text), ',' order by position)), '')
            from codebook_variable""";

    private final DatabaseClient warehouse;
    private final VariableRepository variables;
    private final JsonMapper json;

    LoadedCodebook(DatabaseClient warehouse, VariableRepository variables, JsonMapper json) {
        this.warehouse = warehouse;
        this.variables = variables;
        this.json = json;
    }

    /// @param digest equal for equal codebooks
    record Edition(String digest, Codebook codebook) {}

    /// The codebook; empty if it is the known one, or is being written.
    Mono<Edition> newerThan(String knownDigest) {
        return warehouse
                .sql(DIGEST)
                .map(row -> Objects.requireNonNull(row.get(0, Integer.class)) < 0
                        ? knownDigest
                        : Objects.requireNonNull(row.get(1, String.class)))
                .one()
                .filter(digest -> !digest.equals(knownDigest))
                .flatMap(digest -> variables
                        .findAllByOrderByPosition()
                        .collectList()
                        .filter(rows -> rows.stream().allMatch(row -> row.position() >= 0))
                        .map(rows -> new Edition(
                                digest,
                                Codebook.of(rows.stream().map(this::variable).toList()))));
    }

    private Variable variable(VariableRow row) {
        return new Variable(
                row.name(),
                VariableKind.valueOf(row.kind()),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Set.of(),
                new TreeMap<>(json.readValue(row.codes().asString(), CODES)),
                row.label());
    }
}
