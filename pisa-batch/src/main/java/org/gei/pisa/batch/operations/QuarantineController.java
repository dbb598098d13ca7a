package org.gei.pisa.batch.operations;

import org.gei.pisa.batch.warehouse.QuarantineFilter;
import org.gei.pisa.batch.warehouse.QuarantinedRows;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// `/api/v1/quarantine`: the rows that could not be loaded, by page, one by one, as CSV, and counted to
/// filter by.
@RestController
class QuarantineController {

    private static final int PAGE_SIZE = 50;

    private final QuarantinedRows rows;
    private final Countries countries;

    QuarantineController(QuarantinedRows rows, Countries countries) {
        this.rows = rows;
        this.countries = countries;
    }

    @GetMapping("/api/v1/quarantine")
    QuarantinePage list(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String variable,
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(defaultValue = "0") int page) {
        return rows.page(filter(country, variable, rule), Pages.checked(page), PAGE_SIZE);
    }

    @GetMapping("/api/v1/quarantine/counts")
    QuarantineCounts counts() {
        return rows.counts();
    }

    @GetMapping("/api/v1/quarantine/{country}/{id}")
    QuarantineDetail detail(@PathVariable String country, @PathVariable long id) {
        var code = countries.known(country);
        return rows.find(code, id)
                .orElseThrow(() -> new NotFoundException("Row " + code + "/" + id
                        + " is not in quarantine (any more): it was corrected at its source, or deleted there."));
    }

    /// One line per violation.
    @GetMapping(path = "/api/v1/quarantine.csv", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> csv(
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable String variable,
            @RequestParam(required = false) @Nullable String rule) {
        var filter = filter(country, variable, rule);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"quarantine.csv\"")
                .body(out -> new QuarantineCsv(rows).write(filter, out));
    }

    private QuarantineFilter filter(@Nullable String country, @Nullable String variable, @Nullable String rule) {
        return new QuarantineFilter(countries.knownOrAll(country), given(variable), given(rule));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
