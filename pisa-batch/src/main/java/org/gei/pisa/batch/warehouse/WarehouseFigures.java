package org.gei.pisa.batch.warehouse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the warehouse has, in a few numbers per country.
@Component
public class WarehouseFigures {

    private static final String OF_COUNTRIES = """
            select s.cnt, s.responses, s.quarantined, s.state, extract(epoch from now() - s.proved_up_to),
                p.missing + p.differing + p.retired
            from source_state s left join lateral (
                select missing, differing, retired from completeness_proof p where p.cnt = s.cnt
                order by p.proved_up_to desc limit 1) p on true
            order by s.cnt""";

    private final JdbcClient warehouse;

    WarehouseFigures(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// @param responses rows loaded
    /// @param quarantined rows in quarantine
    /// @param proofAgeSeconds since the newest completeness proof; null before the first
    /// @param differences rows that the newest reconciliation had to mend; null before the first
    public record OfCountry(
            long responses,
            long quarantined,
            Freshness.State state,
            @Nullable Double proofAgeSeconds,
            @Nullable Long differences) {}

    public Map<String, OfCountry> byCountry() {
        var figures = new LinkedHashMap<String, OfCountry>();
        warehouse
                .sql(OF_COUNTRIES)
                .query((row, number) -> figures.put(
                        row.getString(1),
                        new OfCountry(
                                row.getLong(2),
                                row.getLong(3),
                                Freshness.State.valueOf(row.getString(4)),
                                row.getObject(5) == null ? null : row.getDouble(5),
                                (Long) row.getObject(6))))
                .list();
        return figures;
    }

    /// Bytes that the database takes on the disks of its server.
    public long sizeBytes() {
        return warehouse
                .sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }
}
