package org.gei.pisa.batch.warehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the warehouse holds of a country's rows, loaded or in quarantine: to compare with the source.
@Component
public class HeldRows {

    /// @param loaded content hash of the row in `student_response`; null if it is not there
    /// @param quarantined content hash of the row in quarantine; null if it is not there
    public record Held(@Nullable UUID loaded, @Nullable UUID quarantined) {

        public static final Held NOTHING = new Held(null, null);

        /// Whether the row is where it belongs if this is its content at the source.
        public boolean accountsFor(UUID content) {
            return content.equals(quarantined == null ? loaded : quarantined);
        }

        public boolean isNothing() {
            return loaded == null && quarantined == null;
        }
    }

    private final JdbcClient warehouse;

    HeldRows(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// What is held of these rows; those of which nothing is are left out.
    public Map<Long, Held> of(String country, List<Long> ids) {
        var held = new HashMap<Long, Held>();
        warehouse
                .sql("""
                        select id, r.content_hash,
                            -- a row kept before hashes were is accounted for by nothing: it is read again
                            case when q.id is not null then coalesce(q.content_hash, gen_random_uuid()) end
                        from (select id, content_hash from student_response where cnt = :cnt and id = any (:ids)) r
                        full join (select id, content_hash from quarantined_response
                            where cnt = :cnt and id = any (:ids)) q using (id)""")
                .param("cnt", country)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        held.put(row.getLong(1), new Held((UUID) row.getObject(2), (UUID) row.getObject(3))))
                .list();
        return held;
    }

    /// Ids above `after` and up to `last` that are held but not among `ids`, by id.
    public List<Long> others(String country, long after, long last, List<Long> ids, int most) {
        return warehouse
                .sql("""
                        select id from (
                            select id from student_response where cnt = :cnt and id > :after and id <= :last
                            union select id from quarantined_response where cnt = :cnt and id > :after and id <= :last) held
                        where not id = any (:ids) order by id limit :most""")
                .param("cnt", country)
                .param("after", after)
                .param("last", last)
                .param("ids", ids.toArray(Long[]::new))
                .param("most", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Rows held of a country, each counted once.
    public long count(String country) {
        return warehouse.sql("""
                        select responses + quarantined - (select count(*) from quarantined_response q
                            where q.cnt = s.cnt and q.stale) from source_state s where cnt = :cnt""").param("cnt", country).query(Long.class).single();
    }
}
