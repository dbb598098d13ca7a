package org.gei.pisa.batch.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.ContentHash;
import org.gei.pisa.domain.response.Validation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Table `quarantined_response`: rows that broke a rule, with their raw values and every violation. A row
/// leaves by being loaded, or because its source has it no longer. A row that was good before stays loaded
/// in its last good version, and is marked as stale.
///
/// The raw values are kept as they were read (long texts shortened there). A NUL, which text of PostgreSQL
/// can't hold and so no source can send, would be kept as its symbol, U+2400.
@Component
class Quarantine {

    private static final int ROWS_PER_STATEMENT = 100;

    private final JdbcClient warehouse;
    private final Codebook codebook;
    private final JsonMapper json;

    Quarantine(JdbcClient warehouse, Codebook codebook, JsonMapper json) {
        this.warehouse = warehouse;
        this.codebook = codebook;
        this.json = json;
    }

    /// Adds rows, or counts another attempt of those that are there; the number of new ones.
    int add(String country, List<Validation.Rejected> rows) {
        var added = 0;
        for (var from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
            added += addSome(country, rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT)));
        }
        return added;
    }

    private int addSome(String country, List<Validation.Rejected> rows) {
        return warehouse
                .sql("""
                        with added as (
                            insert into quarantined_response as q (cnt, id, raw, violations, content_hash, submitted_at,
                                changed_at, stale, first_seen, last_seen)
                            select :cnt, n.id, n.raw::jsonb, n.violations::jsonb, n.hash::uuid,
                                n.submitted::timestamptz, n.changed::timestamptz,
                                exists (select from student_response r where r.cnt = :cnt and r.id = n.id), now(), now()
                            from unnest(:ids::bigint[], :raws::text[], :violations::text[], :hashes::text[],
                                :submitted::text[], :changed::text[]) n (id, raw, violations, hash, submitted, changed)
                            on conflict (cnt, id) do update set raw = excluded.raw, violations = excluded.violations,
                                content_hash = excluded.content_hash, submitted_at = excluded.submitted_at,
                                changed_at = excluded.changed_at, stale = excluded.stale,
                                last_seen = excluded.last_seen, attempts = q.attempts + 1
                            returning xmax = 0 as inserted)
                        select count(*) filter (where inserted) from added""")
                .param("cnt", country)
                .param("ids", rows.stream().map(row -> row.raw().id()).toArray(Long[]::new))
                .param("raws", rows.stream().map(this::values).toArray(String[]::new))
                .param(
                        "violations",
                        rows.stream()
                                .map(row -> storable(json.writeValueAsString(row.violations())))
                                .toArray(String[]::new))
                .param(
                        "hashes",
                        rows.stream()
                                .map(row -> ContentHash.of(row.raw().values()).toString())
                                .toArray(String[]::new))
                .param(
                        "submitted",
                        rows.stream()
                                .map(row -> row.raw().submittedAt().toString())
                                .toArray(String[]::new))
                .param(
                        "changed",
                        rows.stream()
                                .map(row -> row.raw().changedAt().toString())
                                .toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /// Removes rows that were loaded now or are gone at the source; the number that had been there.
    int remove(String country, List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : warehouse
                        .sql("delete from quarantined_response where cnt = :cnt and id = any (:ids)")
                        .param("cnt", country)
                        .param("ids", ids.toArray(Long[]::new))
                        .update();
    }

    private String values(Validation.Rejected row) {
        var values = new LinkedHashMap<String, @Nullable String>();
        var texts = row.raw().values().iterator();
        for (var variable : codebook.variables()) {
            values.put(variable.column(), texts.next());
        }
        return storable(json.writeValueAsString(values));
    }

    /// JSON that `jsonb` takes: the writer escapes a NUL, a backslash of the text itself it doubles.
    private static String storable(String json) {
        return json.contains("\\u0000") ? json.replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000", "$1\u2400") : json;
    }
}
