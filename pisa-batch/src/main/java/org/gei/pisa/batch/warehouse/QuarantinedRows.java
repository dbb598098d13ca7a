package org.gei.pisa.batch.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.operations.QuarantineCounts;
import org.gei.pisa.domain.operations.QuarantineDetail;
import org.gei.pisa.domain.operations.QuarantinePage;
import org.gei.pisa.domain.operations.QuarantinePage.QuarantinedRow;
import org.gei.pisa.domain.response.ContentHash;
import org.gei.pisa.domain.response.RawResponse;
import org.gei.pisa.domain.response.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What people see of the rows in quarantine. Filtering and paging happen in the database.
@Component
public class QuarantinedRows {

    private static final TypeReference<List<Violation>> VIOLATIONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, @Nullable String>> RAW = new TypeReference<>() {};

    private static final String MATCHING = """
            from quarantined_response q
            where (:cnt::text is null or q.cnt = :cnt) and (:match::jsonb is null or q.violations @> :match::jsonb)
            """;

    private static final String ROW =
            "select q.cnt, q.id, q.violations::text, q.first_seen, q.last_seen, q.attempts, q.stale ";

    private final JdbcClient warehouse;
    private final Codebook codebook;
    private final JsonMapper json;

    QuarantinedRows(JdbcClient warehouse, Codebook codebook, JsonMapper json) {
        this.warehouse = warehouse;
        this.codebook = codebook;
        this.json = json;
    }

    /// One page of rows, last seen first.
    public QuarantinePage page(QuarantineFilter filter, int page, int size) {
        var total = matching("select count(*) " + MATCHING, filter)
                .query(Long.class)
                .single();
        var rows = matching(
                        ROW + MATCHING + "order by q.last_seen desc, q.cnt, q.id limit :size offset :offset", filter)
                .param("size", size)
                .param("offset", (long) page * size)
                .query((row, number) -> row(row))
                .list();
        return new QuarantinePage(rows, page, size, total);
    }

    /// The first `most` rows after a given one, by country and id: to go through all of them in bounded
    /// memory.
    public List<QuarantinedRow> after(QuarantineFilter filter, String country, long id, int most) {
        return matching(
                        ROW + MATCHING + " and (q.cnt, q.id) > (:afterCnt, :afterId) order by q.cnt, q.id limit :size",
                        filter)
                .param("afterCnt", country)
                .param("afterId", id)
                .param("size", most)
                .query((row, number) -> row(row))
                .list();
    }

    /// Ids of a country's rows that match, as far as they are among `ids`; all that match if `ids` is empty.
    public List<Long> ids(QuarantineFilter filter, List<Long> ids, long after, int most) {
        return matching(
                        "select q.id " + MATCHING
                                + " and q.id > :after and (:ids::bigint[] is null or q.id = any (:ids::bigint[]))"
                                + " order by q.id limit :size",
                        filter)
                .param("after", after)
                .param("ids", ids.isEmpty() ? null : ids.toArray(Long[]::new))
                .param("size", most)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// Countries with rows in quarantine.
    public List<String> countries() {
        return warehouse
                .sql("select distinct cnt from quarantined_response order by cnt")
                .query((row, number) -> row.getString(1))
                .list();
    }

    public Optional<QuarantineDetail> find(String country, long id) {
        return warehouse
                .sql(ROW + """
                        , q.raw::text, q.submitted_at, q.changed_at, r.loaded_at
                        from quarantined_response q left join student_response r using (cnt, id)
                        where q.cnt = :cnt and q.id = :id""")
                .param("cnt", country)
                .param("id", id)
                .query((row, number) -> new QuarantineDetail(
                        row(row),
                        inOrder(json.readValue(row.getString(8), RAW)),
                        instant(row.getTimestamp(9)),
                        instant(row.getTimestamp(10)),
                        instant(row.getTimestamp(11))))
                .optional();
    }

    /// Rows as they came from the source.
    ///
    /// @param all how many of the rows asked for are in quarantine
    /// @param faithful those whose stored values are still all that belongs to the row
    public record RawRows(int all, List<RawResponse> faithful) {}

    /// Rows of a country with their raw values, to be held against the rules again.
    public RawRows raw(String country, List<Long> ids) {
        var all = warehouse
                .sql("""
                        select id, submitted_at, changed_at, raw::text, content_hash from quarantined_response
                        where cnt = :cnt and id = any (:ids) order by id""")
                .param("cnt", country)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Stored(raw(row), (UUID) row.getObject(5)))
                .list();
        return new RawRows(
                all.size(),
                all.stream().filter(Stored::isFaithful).map(Stored::row).toList());
    }

    private record Stored(RawResponse row, @Nullable UUID contentHash) {
        boolean isFaithful() {
            return ContentHash.of(row.values()).equals(contentHash);
        }
    }

    private RawResponse raw(ResultSet row) throws SQLException {
        var raw = json.readValue(row.getString(4), RAW);
        var values = new ArrayList<@Nullable String>();
        codebook.variables().forEach(variable -> values.add(raw.get(variable.column())));
        return new RawResponse(row.getLong(1), time(row.getTimestamp(2)), time(row.getTimestamp(3)), values);
    }

    private static Instant time(@Nullable Timestamp time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /// Rows per country, variable and rule; of the last two the hundred most frequent.
    public QuarantineCounts counts() {
        var countries = counts("select cnt, count(*) from quarantined_response group by 1 order by 2 desc, 1");
        return new QuarantineCounts(
                countries.stream().mapToLong(QuarantineCounts.Count::rows).sum(),
                countries,
                countsOf("variable"),
                countsOf("rule"));
    }

    private List<QuarantineCounts.Count> countsOf(String field) {
        return counts("""
                select v ->> '%s', count(distinct (cnt, id)) from quarantined_response, jsonb_array_elements(violations) v
                group by 1 order by 2 desc, 1 limit 100""".formatted(field));
    }

    private List<QuarantineCounts.Count> counts(String sql) {
        return warehouse
                .sql(sql)
                .query((row, number) -> new QuarantineCounts.Count(row.getString(1), row.getLong(2)))
                .list();
    }

    private JdbcClient.StatementSpec matching(String sql, QuarantineFilter filter) {
        var violation = new LinkedHashMap<String, String>();
        if (filter.variable() != null) {
            violation.put("variable", filter.variable());
        }
        if (filter.rule() != null) {
            violation.put("rule", filter.rule());
        }
        return warehouse
                .sql(sql)
                .param("cnt", filter.country())
                .param("match", violation.isEmpty() ? null : json.writeValueAsString(List.of(violation)));
    }

    private QuarantinedRow row(ResultSet row) throws SQLException {
        return new QuarantinedRow(
                row.getString(1),
                row.getLong(2),
                json.readValue(row.getString(3), VIOLATIONS),
                row.getTimestamp(4).toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getInt(6),
                row.getBoolean(7));
    }

    private List<QuarantineDetail.RawValue> inOrder(Map<String, @Nullable String> raw) {
        return codebook.variables().stream()
                .map(Variable::column)
                .filter(raw::containsKey)
                .map(column -> new QuarantineDetail.RawValue(column, raw.get(column)))
                .toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
