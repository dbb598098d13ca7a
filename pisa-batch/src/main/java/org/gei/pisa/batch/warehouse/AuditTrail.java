package org.gei.pisa.batch.warehouse;

import java.sql.Timestamp;
import java.time.Instant;
import org.gei.pisa.domain.operations.AuditPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `audit_entry`: who did what to what, when, and how it ended. Entries are only ever added.
@Component
public class AuditTrail {

    /// Which entries; null means any.
    ///
    /// @param outcome how the outcome begins: `done`, `refused`, `failed`
    /// @param search a part of actor, action, subject or outcome
    public record Filter(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String search) {}

    private static final String MATCHING = """
            from audit_entry
            where (:actor::text is null or actor = :actor) and (:action::text is null or action = :action)
                and (:outcome::text is null or starts_with(outcome, :outcome))
                and (:from::timestamptz is null or at >= :from::timestamptz)
                and (:to::timestamptz is null or at < :to::timestamptz)
                and (:search::text is null
                    or position(lower(:search) in lower(concat_ws(' ', actor, action, subject, outcome))) > 0)
            """;

    private final JdbcClient warehouse;

    AuditTrail(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    public void add(String actor, String action, String subject, String outcome) {
        warehouse
                .sql("insert into audit_entry (actor, action, subject, outcome)"
                        + " values (:actor, :action, :subject, :outcome)")
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("outcome", outcome)
                .update();
    }

    /// One page of entries, newest first.
    public AuditPage page(Filter filter, int page, int size) {
        var total = matching("select count(*) " + MATCHING, filter)
                .query(Long.class)
                .single();
        var entries = matching(
                        "select id, at, actor, action, subject, outcome " + MATCHING
                                + "order by id desc limit :size offset :offset",
                        filter)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> new AuditPage.AuditEntry(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)))
                .list();
        return new AuditPage(entries, page, size, total);
    }

    private JdbcClient.StatementSpec matching(String sql, Filter filter) {
        return warehouse
                .sql(sql)
                .param("actor", given(filter.actor()))
                .param("action", given(filter.action()))
                .param("outcome", given(filter.outcome()))
                .param("from", filter.from() == null ? null : Timestamp.from(filter.from()))
                .param("to", filter.to() == null ? null : Timestamp.from(filter.to()))
                .param("search", given(filter.search()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
