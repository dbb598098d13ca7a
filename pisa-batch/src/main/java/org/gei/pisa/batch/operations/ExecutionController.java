package org.gei.pisa.batch.operations;

import java.time.Instant;
import org.gei.pisa.domain.operations.ExecutionDetail;
import org.gei.pisa.domain.operations.ExecutionPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ExecutionSummary;
import org.gei.pisa.domain.operations.StartRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/executions`: list, detail, start, and the actions.
@RestController
@RequestMapping("/api/v1/executions")
class ExecutionController {

    private final ExecutionQueries queries;
    private final ExecutionActions actions;
    private final Audit audit;

    ExecutionController(ExecutionQueries queries, ExecutionActions actions, Audit audit) {
        this.queries = queries;
        this.actions = actions;
        this.audit = audit;
    }

    @GetMapping
    ExecutionPage list(
            @RequestParam(defaultValue = "false") boolean attention,
            @RequestParam(required = false) @Nullable ExecutionStatus status,
            @RequestParam(required = false) @Nullable String job,
            @RequestParam(required = false) @Nullable String country,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page) {
        return queries.page(new ExecutionFilter(attention, status, job, country, from, to, q), Pages.checked(page));
    }

    @GetMapping("/{id}")
    ExecutionDetail detail(@PathVariable long id) {
        return queries.detail(id).orElseThrow(() -> NotFoundException.execution(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary start(@RequestBody StartRequest request) {
        var subject = request.countries().isEmpty() ? "all countries" : String.join(",", request.countries());
        return audit.record(
                (request.full() ? "start full " : "start ") + request.job(), subject, () -> actions.start(request));
    }

    @PostMapping("/{id}/restart")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary restart(@PathVariable long id) {
        return audit.record("restart", "execution " + id, () -> actions.restart(id));
    }

    @PostMapping("/{id}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary stop(@PathVariable long id) {
        return audit.record("stop", "execution " + id, () -> actions.stop(id));
    }

    @PostMapping("/{id}/abandon")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary abandon(@PathVariable long id) {
        return audit.record("abandon", "execution " + id, () -> actions.abandon(id));
    }

    @PostMapping("/{id}/recover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExecutionSummary recover(@PathVariable long id) {
        return audit.record("recover", "execution " + id, () -> actions.recover(id));
    }
}
