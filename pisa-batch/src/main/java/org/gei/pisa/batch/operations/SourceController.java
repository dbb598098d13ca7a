package org.gei.pisa.batch.operations;

import java.util.List;
import org.gei.pisa.batch.load.Suspensions;
import org.gei.pisa.batch.load.Windows;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.SourceStatus;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/sources`: how each source is, suspend, resume, and test its connection.
@RestController
@RequestMapping("/api/v1/sources")
class SourceController {

    private final SourceOverview overview;
    private final Countries countries;
    private final SourceStates states;
    private final ConnectionTests tests;
    private final Suspensions suspensions;
    private final Windows windows;
    private final Audit audit;

    SourceController(
            SourceOverview overview,
            Countries countries,
            SourceStates states,
            ConnectionTests tests,
            Suspensions suspensions,
            Windows windows,
            Audit audit) {
        this.overview = overview;
        this.countries = countries;
        this.states = states;
        this.tests = tests;
        this.suspensions = suspensions;
        this.windows = windows;
        this.audit = audit;
    }

    @GetMapping
    List<SourceStatus> list() {
        return overview.all();
    }

    @GetMapping("/{country}")
    SourceStatus one(@PathVariable String country) {
        return overview.one(countries.known(country));
    }

    @PostMapping("/{country}/test")
    ConnectionTest test(@PathVariable String country) {
        var code = countries.known(country);
        return audit.record("test connection", code, () -> tests.test(code));
    }

    @PostMapping("/{country}/suspend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceStatus suspend(@PathVariable String country, Authentication user) {
        var code = countries.known(country);
        return audit.record("suspend", code, () -> {
            if (!states.suspendIfNot(code, "Suspended by " + user.getName() + ".", user.getName())) {
                throw new RefusedException(code + " is suspended already.");
            }
            suspensions.read();
            windows.next();
            return overview.one(code);
        });
    }

    @PostMapping("/{country}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceStatus resume(@PathVariable String country) {
        var code = countries.known(country);
        return audit.record("resume", code, () -> {
            if (!states.resume(code)) {
                throw new RefusedException(code + " is not suspended.");
            }
            windows.next();
            return overview.one(code);
        });
    }
}
