package org.gei.pisa.batch.operations;

import java.time.Instant;
import org.gei.pisa.batch.warehouse.AuditTrail;
import org.gei.pisa.batch.warehouse.CompletenessProofs;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.ProofPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is kept for good: `/api/v1/audit`, who did what, and `/api/v1/proofs`, what reconciliation proved.
@RestController
class RecordController {

    private static final int PAGE_SIZE = 50;

    private final AuditTrail trail;
    private final CompletenessProofs proofs;
    private final Countries countries;

    RecordController(AuditTrail trail, CompletenessProofs proofs, Countries countries) {
        this.trail = trail;
        this.proofs = proofs;
        this.countries = countries;
    }

    @GetMapping("/api/v1/audit")
    AuditPage audit(
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page) {
        return trail.page(new AuditTrail.Filter(actor, action, outcome, from, to, q), Pages.checked(page), PAGE_SIZE);
    }

    @GetMapping("/api/v1/proofs")
    ProofPage proofs(
            @RequestParam(required = false) @Nullable String country, @RequestParam(defaultValue = "0") int page) {
        return proofs.page(countries.knownOrAll(country), Pages.checked(page), PAGE_SIZE);
    }
}
