package org.gei.pisa.standalone.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.codebook.ProficiencyScale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares what the API serves for a country with a computation from the rows of the warehouse. Meanwhile it holds
/// the lock that serialises the writers of that country, so that both sides speak of the same rows.
final class EstimatesCheck {

    private static final List<String> INDICES = List.of("TMINS", "ESCS", "BELONG");
    private static final List<String> BACKGROUND = List.of("TMINS", "ESCS", "BELONG", "DURECEC", "ST004D01T");
    private static final List<String> DOMAINS = List.of("PVREAD", "PVMATH", "PVSCIE");
    private static final int[] PERCENTS = {10, 25, 50, 75, 90};
    private static final int FEWEST_STUDENTS = 30;
    private static final int FEWEST_SCHOOLS = 5;
    private static final double TOLERANCE = 1e-9;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SystemClient system;
    private final String country;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    private EstimatesCheck(SystemClient system, String country) {
        this.system = system;
        this.country = country;
    }

    /// @param compared how many estimates were compared
    record Outcome(int compared, List<String> differences) {}

    static Outcome of(SystemClient system, Connection warehouse, String country)
            throws SQLException, InterruptedException {
        var check = new EstimatesCheck(system, country);
        warehouse.setAutoCommit(false);
        try {
            check.compare(warehouse);
        } finally {
            warehouse.rollback();
        }
        return new Outcome(check.compared, check.differences);
    }

    private void compare(Connection warehouse) throws SQLException, InterruptedException {
        var rows = CountryRows.read(warehouse, country, lock(warehouse), BACKGROUND);
        if (!awaitVersion(rows.version())) {
            differences.add(
                    "%s: the API has not reached version %d of the warehouse".formatted(country, rows.version()));
            return;
        }
        means(rows, INDICES);
        means(rows, List.of("DURECEC"));
        means(rows, DOMAINS);
        for (var domain : DOMAINS) {
            spread(rows, domain);
            levels(rows, domain);
            genderGap(rows, domain);
            gradient(rows, domain);
        }
    }

    private long lock(Connection warehouse) throws SQLException {
        try (var select = warehouse.prepareStatement("select version from source_state where cnt = ? for update")) {
            select.setString(1, country);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private boolean awaitVersion(long version) throws InterruptedException {
        return system.await(
                PATIENCE,
                () -> system.api("/api/v1/submissions?countries=" + country)
                                .path("version")
                                .asLong()
                        == version);
    }

    private void means(CountryRows rows, List<String> variables) {
        var served = served("statistic=mean&variable=" + String.join(",", variables));
        for (var variable : variables) {
            var students = rows.valid(List.of(variable), null, 0);
            var x = students.of(variable);
            check(
                    "mean of " + variable,
                    row(served, variable, null),
                    students,
                    students,
                    x.length,
                    (p, r) -> PlainEstimate.mean(x[p], students.weights()[r]));
        }
    }

    private void spread(CountryRows rows, String domain) {
        var students = rows.valid(List.of(domain), null, 0);
        var x = students.of(domain);
        var weights = students.weights();
        check(
                "standard deviation of " + domain,
                row(served("statistic=sd&variable=" + domain), domain, null),
                students,
                students,
                x.length,
                (p, r) -> PlainEstimate.standardDeviation(x[p], weights[r]));
        var served = served("statistic=percentile&p=10,25,50,75,90&variable=" + domain);
        var order = IntStream.range(0, x.length)
                .mapToObj(p -> PlainEstimate.ascending(x[p]))
                .toArray(int[][]::new);
        for (int percent : PERCENTS) {
            check(
                    "percentile %d of %s".formatted(percent, domain),
                    row(served, domain, Integer.toString(percent)),
                    students,
                    students,
                    x.length,
                    (p, r) -> PlainEstimate.percentile(x[p], weights[r], order[p], percent / 100.0));
        }
    }

    private void levels(CountryRows rows, String domain) {
        var students = rows.valid(List.of(domain), null, 0);
        var x = students.of(domain);
        var served = served("statistic=share&variable=" + domain);
        var scale = Domain.find(domain).orElseThrow().scale();
        for (var range : scale.partition()) {
            check(
                    "share at level %s of %s".formatted(range.text(), domain),
                    row(served, domain, range.text()),
                    students,
                    students,
                    x.length,
                    (p, r) -> PlainEstimate.share(
                            x[p], students.weights()[r], lower(scale, range.first()), lower(scale, range.last() + 1)));
        }
    }

    private static double lower(ProficiencyScale scale, int band) {
        if (band == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return band == scale.bands()
                ? Double.POSITIVE_INFINITY
                : scale.levels().get(band - 1).lower();
    }

    private void genderGap(CountryRows rows, String domain) {
        var girls = rows.valid(List.of(domain), "ST004D01T", 1);
        var boys = rows.valid(List.of(domain), "ST004D01T", 2);
        check(
                "difference between girls and boys in " + domain,
                row(served("statistic=difference&by=ST004D01T&groups=1,2&variable=" + domain), domain, null),
                girls,
                boys,
                girls.of(domain).length,
                (p, r) -> PlainEstimate.mean(girls.of(domain)[p], girls.weights()[r])
                        - PlainEstimate.mean(boys.of(domain)[p], boys.weights()[r]));
    }

    private void gradient(CountryRows rows, String domain) {
        var students = rows.valid(List.of(domain, "ESCS"), null, 0);
        check(
                "slope of %s on ESCS".formatted(domain),
                row(served("statistic=slope&on=ESCS&variable=" + domain), domain, null),
                students,
                students,
                students.of(domain).length,
                (p, r) -> PlainEstimate.slope(students.of(domain)[p], students.of("ESCS")[0], students.weights()[r]));
    }

    private JsonNode served(String query) {
        return system.api("/api/v1/estimates?countries=" + country + "&" + query);
    }

    private static JsonNode row(JsonNode table, String variable, @Nullable String measure) {
        return table.path("estimates")
                .valueStream()
                .filter(row -> row.path("variable").asString("").equals(variable)
                        && (measure == null || row.path("measure").asString("").equals(measure)))
                .findFirst()
                .orElse(table.path("nothing"));
    }

    /// @param some students of a group that has to be large enough to be reported
    /// @param others likewise; the same if there is one group only
    private void check(
            String what,
            JsonNode served,
            CountryRows some,
            CountryRows others,
            int m,
            PlainEstimate.Statistic statistic) {
        compared++;
        if (tooFew(some) || tooFew(others)) {
            if (served.path("value").isNumber()) {
                differences.add(
                        "%s, %s: expected no value of so few students, but one is served".formatted(country, what));
            }
            return;
        }
        var expected = PlainEstimate.of(m, statistic);
        compare(what, expected.value(), served.path("value"));
        compare("standard error of the " + what, expected.standardError(), served.path("standardError"));
    }

    private static boolean tooFew(CountryRows students) {
        return students.students() < FEWEST_STUDENTS || students.schoolsWithStudents() < FEWEST_SCHOOLS;
    }

    private void compare(String what, double expected, JsonNode served) {
        double found = served.asDouble(Double.NaN);
        if (!(Math.abs(found - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
            differences.add("%s, %s: expected %s, but %s is served".formatted(country, what, expected, served));
        }
    }
}
