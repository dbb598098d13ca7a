package org.gei.pisa.ui.estimate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gei.pisa.domain.live.AverageEstimate;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.live.EstimateTable;
import org.gei.pisa.domain.survey.Comparison;
import org.jspecify.annotations.Nullable;

/// Answers for tests, row by row.
public final class Sample {

    private final EstimateQuery query;
    private final List<EstimateRow> rows = new ArrayList<>();
    private final List<AverageEstimate> averages = new ArrayList<>();

    public Sample(EstimateQuery query) {
        this.query = query;
    }

    public Sample row(String country, double value, double error, @Nullable Comparison againstAverage) {
        return row(country, query.variable().getFirst(), null, Map.of(), value, error, againstAverage);
    }

    public Sample row(
            String country,
            String variable,
            @Nullable String measure,
            Map<String, String> group,
            double value,
            double error,
            @Nullable Comparison againstAverage) {
        rows.add(new EstimateRow(
                country,
                "Land " + country,
                variable,
                measure,
                group,
                value,
                error,
                1200,
                60,
                90_000,
                0.98,
                null,
                null,
                againstAverage));
        return this;
    }

    /// Too few students, or schools, for a value.
    public Sample missing(String country, String variable, @Nullable String measure, int students, int schools) {
        rows.add(new EstimateRow(
                country,
                "Land " + country,
                variable,
                measure,
                Map.of(),
                null,
                null,
                students,
                schools,
                900,
                0.01,
                "‡",
                "c",
                null));
        return this;
    }

    public Sample average(double value, double error, int countries) {
        averages.add(new AverageEstimate(query.variable().getFirst(), null, Map.of(), value, error, countries));
        return this;
    }

    public EstimateTable table() {
        return new EstimateTable(
                query,
                7,
                Instant.parse("2018-05-01T12:00:00Z"),
                rows,
                averages.isEmpty() ? null : averages.getFirst(),
                averages);
    }

    public EstimateRows rows(String... selected) {
        return new EstimateRows(table(), Set.of(selected), ZoneOffset.UTC);
    }
}
