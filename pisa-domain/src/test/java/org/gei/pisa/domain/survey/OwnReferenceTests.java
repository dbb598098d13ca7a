package org.gei.pisa.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gei.pisa.domain.codebook.Domain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the reference results for an invented data set, both made by reference.R with R 4.2.2 and its package
/// survey 4.1.1.
class OwnReferenceTests {

    private static final Map<String, ResponseColumns> countries = StudentFile.read(StudentFile.own("students.csv"));
    private static final Worst worst = new Worst();

    static Stream<Map<String, String>> rows() {
        return CsvRows.read(StudentFile.own("reference.csv")).stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agrees(Map<String, String> row) {
        var columns = countries.get(row.get("cnt"));
        var statistic = row.get("statistic");
        var measure = row.get("measure");
        var quantities = new ArrayList<Quantity>();
        quantities.add(columns.quantity(row.get("variable")));
        switch (statistic) {
            case "slope", "intercept", "r2", "correlation" -> quantities.add(columns.quantity(measure));
            case "coefficient" -> {
                quantities.add(columns.quantity("ESCS"));
                quantities.add(columns.quantity("DURECEC"));
            }
            default -> {}
        }
        var groups = Arrays.stream(row.get("group").split("-"))
                .filter(code -> !code.isEmpty())
                .map(Integer::valueOf)
                .toArray(Integer[]::new);
        var by = List.of(row.get("by").split(","));
        ReplicatedStatistic found;
        if (statistic.equals("difference")) {
            var divided = StudentGroups.of(columns, quantities, by);
            found = Descriptives.mean(divided.group(groups[0]).orElseThrow(), quantities.getFirst())
                    .minus(Descriptives.mean(divided.group(groups[1]).orElseThrow(), quantities.getFirst()));
        } else {
            var students = groups.length == 0
                    ? Students.with(columns, quantities)
                    : StudentGroups.of(columns, quantities, by).group(groups).orElseThrow();
            assertThat(students.count()).isEqualTo(Integer.parseInt(row.get("n")));
            found = compute(statistic, measure, row.get("variable"), students, quantities);
        }
        worst.compare(
                statistic,
                found.estimate(),
                Double.parseDouble(row.get("estimate")),
                Double.parseDouble(row.get("se")));
    }

    private static ReplicatedStatistic compute(
            String statistic, String measure, String variable, Students students, List<Quantity> quantities) {
        var x = quantities.getFirst();
        var explaining = quantities.subList(1, quantities.size());
        return switch (statistic) {
            case "mean" -> Descriptives.mean(students, x);
            case "sd" -> Descriptives.standardDeviation(students, x);
            case "variance" -> Descriptives.variance(students, x);
            case "percentile" ->
                Percentiles.of(students, x, List.of(Double.valueOf(measure))).getFirst();
            case "share" -> share(measure, variable, students, x);
            case "correlation" -> Descriptives.correlation(students, x, explaining.getFirst());
            case "slope" -> Regression.of(students, x, explaining).slopes().getFirst();
            case "intercept" -> Regression.of(students, x, explaining).intercept();
            case "r2" -> Regression.of(students, x, explaining).explained();
            case "coefficient" -> {
                var regression = Regression.of(students, x, explaining);
                yield switch (measure) {
                    case "intercept" -> regression.intercept();
                    case "ESCS" -> regression.slopes().getFirst();
                    default -> regression.slopes().get(1);
                };
            }
            default -> throw new AssertionError("no estimator for " + statistic);
        };
    }

    private static ReplicatedStatistic share(String measure, String variable, Students students, Quantity x) {
        var domain = Domain.find(variable);
        if (domain.isEmpty()) {
            return Shares.ofCategories(students, x, List.of(Integer.valueOf(measure)))
                    .of(0, 0);
        }
        var range = domain.get().scale().range(measure);
        return Shares.ofLevels(students, x, domain.get().scale()).of(range.first(), range.last());
    }

    @AfterAll
    static void report() {
        System.out.println(worst);
    }
}
