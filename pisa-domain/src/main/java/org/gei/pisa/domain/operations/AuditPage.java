package org.gei.pisa.domain.operations;

import java.time.Instant;
import java.util.List;

/// A page of the audit trail, newest first.
public record AuditPage(List<AuditEntry> entries, int page, int size, long total) {

    public AuditPage {
        entries = List.copyOf(entries);
    }

    /// @param actor account of the person
    /// @param action what was asked for: `restart`, `suspend`, `start load` ...
    /// @param subject what it was done to: `execution 12`, `ALB`
    /// @param outcome `done`, or `refused:` or `failed:` with the reason
    public record AuditEntry(long id, Instant at, String actor, String action, String subject, String outcome) {}
}
