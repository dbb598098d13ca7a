package org.gei.pisa.batch.warehouse;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.operations.SourceStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `freshness_minute`: how far behind each country was, minute by minute.
@Component
public class FreshnessMinutes {

    /// A piece of watched time.
    ///
    /// @param watched its seconds
    /// @param late of them the seconds in which the country was further behind than permitted
    /// @param lagSeconds lag at its end
    public record Watched(String country, double watched, double late, double lagSeconds) {}

    /// @param watched seconds
    /// @param late of them seconds further behind than permitted
    public record Sum(double watched, double late) {}

    private final JdbcClient warehouse;

    FreshnessMinutes(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// Adds pieces to the minute they end in; one statement for all countries.
    public void add(Instant at, List<Watched> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        warehouse
                .sql("""
                        insert into freshness_minute as f (cnt, minute, watched, late, lag_seconds, worst_seconds)
                        select n.cnt, date_trunc('minute', :at::timestamptz), sum(n.watched), sum(n.late),
                            sum(n.lag * n.watched), max(n.lag)
                        from unnest(:countries::text[], :watched::float8[], :late::float8[], :lags::float8[])
                            n (cnt, watched, late, lag)
                        group by n.cnt
                        on conflict (cnt, minute) do update set watched = f.watched + excluded.watched,
                            late = f.late + excluded.late, lag_seconds = f.lag_seconds + excluded.lag_seconds,
                            worst_seconds = greatest(f.worst_seconds, excluded.worst_seconds)""")
                .param("at", Timestamp.from(at))
                .param("countries", pieces.stream().map(Watched::country).toArray(String[]::new))
                .param("watched", pieces.stream().map(Watched::watched).toArray(Double[]::new))
                .param("late", pieces.stream().map(Watched::late).toArray(Double[]::new))
                .param("lags", pieces.stream().map(Watched::lagSeconds).toArray(Double[]::new))
                .update();
    }

    /// What was watched since a moment, by country.
    public Map<String, Sum> since(Instant from) {
        var sums = new HashMap<String, Sum>();
        warehouse
                .sql("select cnt, sum(watched), sum(late) from freshness_minute where minute >= :from group by cnt")
                .param("from", Timestamp.from(from))
                .query((row, number) -> sums.put(row.getString(1), new Sum(row.getDouble(2), row.getDouble(3))))
                .list();
        return sums;
    }

    /// A point per watched minute of the last hour, oldest first, by country.
    public Map<String, List<SourceStatus.LagPoint>> lastHour() {
        var history = new LinkedHashMap<String, List<SourceStatus.LagPoint>>();
        warehouse
                .sql("""
                        select cnt, minute, worst_seconds, lag_seconds / nullif(watched, 0) from freshness_minute
                        where minute > :from and watched > 0 order by cnt, minute""")
                .param("from", Timestamp.from(Instant.now().minus(Duration.ofHours(1))))
                .query((row, number) -> history.computeIfAbsent(row.getString(1), c -> new ArrayList<>())
                        .add(new SourceStatus.LagPoint(
                                row.getTimestamp(2).toInstant(), row.getDouble(3), row.getDouble(4))))
                .list();
        return history;
    }
}
