package org.gei.pisa.batch.operations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.load.Windows;
import org.gei.pisa.batch.warehouse.Quarantine;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.SourceStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/sources` and `/api/v1/quarantine`.
@RestController
class SourceController {

    private static final int QUARANTINE_PAGE_SIZE = 50;

    private final JdbcClient warehouse;
    private final Sources sources;
    private final SourceStates states;
    private final Quarantine quarantine;
    private final Windows windows;
    private final Audit audit;

    SourceController(
            JdbcClient warehouse,
            Sources sources,
            SourceStates states,
            Quarantine quarantine,
            Windows windows,
            Audit audit) {
        this.warehouse = warehouse;
        this.sources = sources;
        this.states = states;
        this.quarantine = quarantine;
        this.windows = windows;
        this.audit = audit;
    }

    @GetMapping("/api/v1/sources")
    List<SourceStatus> list() {
        return query("where cnt = any (:countries)", sources.countries());
    }

    @PostMapping("/api/v1/sources/{country}/suspend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceStatus suspend(@PathVariable String country, Authentication user) {
        var code = known(country);
        return audit.record("suspend", code, () -> {
            if (states.state(code).orElse("").equals("SUSPENDED")) {
                throw new RefusedException(code + " is suspended already.");
            }
            states.suspend(code, "Suspended by " + user.getName() + ".", user.getName(), null);
            windows.next();
            return one(code);
        });
    }

    @PostMapping("/api/v1/sources/{country}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceStatus resume(@PathVariable String country) {
        var code = known(country);
        return audit.record("resume", code, () -> {
            if (!states.resume(code)) {
                throw new RefusedException(code + " is not suspended.");
            }
            windows.next();
            return one(code);
        });
    }

    @GetMapping("/api/v1/quarantine")
    QuarantinePage quarantine(
            @RequestParam(required = false) @Nullable String country, @RequestParam(defaultValue = "0") int page) {
        if (page < 0) {
            throw new IllegalArgumentException("page: expected 0 or more, but got " + page);
        }
        return quarantine.page(country == null ? null : known(country), page, QUARANTINE_PAGE_SIZE);
    }

    private String known(String country) {
        var code = country.toUpperCase(Locale.ROOT);
        if (!sources.contains(code)) {
            throw new IllegalArgumentException(
                    "country: expected one of " + sources.countries() + ", but got '" + country + "'");
        }
        return code;
    }

    private SourceStatus one(String country) {
        return query("where cnt = any (:countries)", List.of(country)).getFirst();
    }

    private List<SourceStatus> query(String where, List<String> countries) {
        return warehouse
                .sql("""
                        select cnt, name, state, state_since, cause, responses, quarantined, version, looked_at, loaded_at,
                            failed_execution
                        from source_state join participant using (cnt) %s order by cnt""".formatted(where))
                .param("countries", countries.toArray(String[]::new))
                .query((row, number) -> status(row))
                .list();
    }

    private SourceStatus status(ResultSet row) throws SQLException {
        return new SourceStatus(
                row.getString("cnt"),
                row.getString("name"),
                Freshness.State.valueOf(row.getString("state")),
                row.getTimestamp("state_since").toInstant(),
                row.getString("cause"),
                "snapshot",
                sources.breakerState(row.getString("cnt")),
                row.getLong("responses"),
                row.getLong("quarantined"),
                row.getLong("version"),
                instant(row.getTimestamp("looked_at")),
                instant(row.getTimestamp("loaded_at")),
                (Long) row.getObject("failed_execution"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
