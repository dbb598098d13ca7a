package org.gei.pisa.domain.survey;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.ResponseRules;
import org.gei.pisa.domain.response.Validation;

/// Reads a student file into columns by country, through the rules that the load applies.
final class StudentFile {

    static final Codebook CODEBOOK = Codebook.pisa2018();
    static final ColumnLayout LAYOUT = new ColumnLayout(CODEBOOK.background());

    private StudentFile() {}

    /// A file committed beside the tests of this package.
    static Path own(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(StudentFile.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A file of the folder `shared/data` beside the repository; null where there is none.
    static Path shared(String name) {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
            folder = folder.getParent();
        }
        return folder == null ? null : folder.resolve("shared/data").resolve(name);
    }

    static Map<String, ResponseColumns> read(Path file) {
        var countries = new HashMap<String, ResponseColumns>();
        long number = 0;
        for (var row : CsvRows.read(file)) {
            var country = row.get("CNT");
            long id = row.containsKey("ID") ? Long.parseLong(row.get("ID")) : ++number;
            countries.computeIfAbsent(country, _ -> new ResponseColumns(LAYOUT)).put(response(country, id, row));
        }
        return countries;
    }

    private static Response response(String country, long id, Map<String, String> row) {
        var values = CODEBOOK.variables().stream()
                .map(variable ->
                        row.getOrDefault(variable.name(), variable.name().equals("CNTSTUID") ? Long.toString(id) : ""))
                .toList();
        var raw = new RawResponse(id, Instant.EPOCH, Instant.EPOCH, values);
        return switch (new ResponseRules(country.toUpperCase(Locale.ROOT), CODEBOOK).validate(raw)) {
            case Validation.Accepted accepted -> {
                var r = accepted.response();
                yield new Response(
                        id,
                        1,
                        0,
                        r.school(),
                        r.finalWeight(),
                        r.replicateWeights(),
                        scores(r.reading()),
                        scores(r.mathematics()),
                        scores(r.science()),
                        r.background());
            }
            case Validation.Rejected rejected ->
                throw new AssertionError(rejected.violations().toString());
        };
    }

    private static double[] scores(double[] values) {
        return values == null ? Response.NOT_TESTED : values;
    }
}
