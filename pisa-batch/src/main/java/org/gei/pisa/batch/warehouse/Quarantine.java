package org.gei.pisa.batch.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.response.Validation;
import org.gei.pisa.domain.response.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Table `quarantined_response`: rows that broke a rule, with their raw values and every violation. A row leaves by
/// being
/// loaded. A row that was good before stays loaded in its last good version.
@Component
public class Quarantine {

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};

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
        for (var row : rows) {
            added += warehouse
                    .sql("""
                            insert into quarantined_response as q (cnt, id, raw, violations, first_seen, last_seen)
                            values (:cnt, :id, :raw::jsonb, :violations::jsonb, now(), now())
                            on conflict (cnt, id) do update set raw = excluded.raw, violations = excluded.violations,
                                last_seen = excluded.last_seen, attempts = q.attempts + 1
                            returning (xmax = 0)::int""")
                    .param("cnt", country)
                    .param("id", row.raw().id())
                    .param("raw", json.writeValueAsString(values(row)))
                    .param("violations", json.writeValueAsString(row.violations()))
                    .query(Integer.class)
                    .single();
        }
        return added;
    }

    /// Removes rows that were loaded now; the number that had been there.
    int remove(String country, List<Long> ids) {
        return ids.isEmpty()
                ? 0
                : warehouse
                        .sql("delete from quarantined_response where cnt = :cnt and id = any (:ids)")
                        .param("cnt", country)
                        .param("ids", ids.toArray(Long[]::new))
                        .update();
    }

    /// One page of rows, last seen first, of one country or of all.
    public QuarantinePage page(@Nullable String country, int page, int size) {
        var total = warehouse
                .sql("select count(*) from quarantined_response where cnt = coalesce(:cnt::text, cnt)")
                .param("cnt", country)
                .query(Long.class)
                .single();
        var rows = warehouse
                .sql("""
                        select cnt, id, violations::text, first_seen, last_seen, attempts from quarantined_response
                        where cnt = coalesce(:cnt::text, cnt)
                        order by last_seen desc, cnt, id limit :size offset :offset""")
                .param("cnt", country)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> new QuarantinePage.QuarantinedRow(
                        row.getString(1),
                        row.getLong(2),
                        json.readValue(row.getString(3), VIOLATIONS),
                        row.getTimestamp(4).toInstant(),
                        row.getTimestamp(5).toInstant(),
                        row.getInt(6)))
                .list();
        return new QuarantinePage(rows, page, size, total);
    }

    private LinkedHashMap<String, @Nullable String> values(Validation.Rejected row) {
        var values = new LinkedHashMap<String, @Nullable String>();
        for (var i = 0; i < codebook.variables().size(); i++) {
            values.put(codebook.variables().get(i).column(), row.raw().values().get(i));
        }
        return values;
    }
}
