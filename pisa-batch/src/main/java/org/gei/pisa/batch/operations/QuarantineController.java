package org.gei.pisa.batch.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.load.QuarantineRetry;
import org.gei.pisa.batch.warehouse.QuarantineFilter;
import org.gei.pisa.batch.warehouse.QuarantinedRows;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.RetryRequest;
import org.gei.pisa.domain.operations.RetryResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
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
    private final QuarantineRetry retry;
    private final LoadControl control;
    private final Audit audit;

    QuarantineController(
            QuarantinedRows rows, Countries countries, QuarantineRetry retry, LoadControl control, Audit audit) {
        this.rows = rows;
        this.countries = countries;
        this.retry = retry;
        this.control = control;
        this.audit = audit;
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

    /// Tries rows again and answers when it is done.
    @PostMapping("/api/v1/quarantine/retry")
    RetryResult retry(@RequestBody RetryRequest request) {
        var filter = filter(request.country(), request.variable(), request.rule());
        var subject = request.rows().isEmpty()
                ? "quarantine of " + (filter.country() == null ? "all countries" : filter.country())
                : request.rows().size() + " rows in quarantine";
        return audit.record("try again", subject, () -> {
            if (!control.isActive()) {
                throw RefusedException.standsBy();
            }
            return retry(request, filter);
        });
    }

    private RetryResult retry(RetryRequest request, QuarantineFilter filter) {
        var ids = new TreeMap<String, List<Long>>();
        request.rows()
                .forEach(row -> ids.computeIfAbsent(countries.known(row.country()), country -> new ArrayList<>())
                        .add(row.id()));
        if (ids.isEmpty()) {
            (filter.country() == null ? rows.countries() : List.of(filter.country()))
                    .stream().filter(countries::isKnown).forEach(country -> ids.put(country, List.of()));
        }
        var result = new RetryResult(0, 0, 0, 0);
        for (var entry : ids.entrySet()) {
            var ofCountry = new QuarantineFilter(entry.getKey(), filter.variable(), filter.rule());
            result = result.plus(retry.retry(entry.getKey(), ofCountry, entry.getValue()));
        }
        return result;
    }

    private QuarantineFilter filter(@Nullable String country, @Nullable String variable, @Nullable String rule) {
        return new QuarantineFilter(countries.knownOrAll(country), given(variable), given(rule));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
