package org.gei.pisa.standalone.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows of one country as they stand in the warehouse, as plain arrays.
///
/// @param version of the country
/// @param schools CNTSCHID by student
/// @param weights 81 arrays over the students: the final weight, then its replicates
/// @param values by variable one array over the students, or ten for a domain; NaN where missing
record CountryRows(long version, long[] schools, double[][] weights, Map<String, double[][]> values) {

    private static final int WEIGHTS = 81;
    private static final int PLAUSIBLE_VALUES = 10;
    private static final Map<String, String> DOMAINS =
            Map.of("PVREAD", "pv_read", "PVMATH", "pv_math", "PVSCIE", "pv_scie");

    /// @param background background variables to read besides the three domains
    static CountryRows read(Connection warehouse, String country, long version, List<String> background)
            throws SQLException {
        var columns = background.stream()
                .map(variable -> ", " + variable.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        var rows = new ArrayList<double[]>();
        var schools = new ArrayList<Long>();
        try (var select = warehouse.prepareStatement(
                "select cntschid, w_fstuwt, w_fsturwt, pv_read, pv_math, pv_scie%s from student_response where cnt = ?"
                        .formatted(columns))) {
            select.setFetchSize(1000);
            select.setString(1, country);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    schools.add(row.getLong(1));
                    rows.add(numbers(row, background.size()));
                }
            }
        }
        var values = new HashMap<String, double[][]>();
        int next = WEIGHTS;
        for (var domain : List.of("PVREAD", "PVMATH", "PVSCIE")) {
            values.put(domain, columns(rows, next, PLAUSIBLE_VALUES));
            next += PLAUSIBLE_VALUES;
        }
        for (var variable : background) {
            values.put(variable, columns(rows, next++, 1));
        }
        return new CountryRows(
                version, schools.stream().mapToLong(Long::longValue).toArray(), columns(rows, 0, WEIGHTS), values);
    }

    static boolean isDomain(String variable) {
        return DOMAINS.containsKey(variable);
    }

    /// The students for whom all of these variables are valid, with the value of `where` equal to `code`.
    ///
    /// @param where null for all students
    CountryRows valid(List<String> variables, @Nullable String where, double code) {
        var kept = IntStream.range(0, schools.length)
                .filter(i -> variables.stream().noneMatch(variable -> Double.isNaN(of(variable)[0][i])))
                .filter(i -> where == null || of(where)[0][i] == code)
                .toArray();
        var picked = new HashMap<String, double[][]>();
        values.forEach((variable, arrays) -> picked.put(variable, pick(arrays, kept)));
        return new CountryRows(
                version, Arrays.stream(kept).mapToLong(i -> schools[i]).toArray(), pick(weights, kept), picked);
    }

    int students() {
        return schools.length;
    }

    long schoolsWithStudents() {
        return Arrays.stream(schools).distinct().count();
    }

    /// One array over the students, or ten.
    double[][] of(String variable) {
        return Objects.requireNonNull(values.get(variable), variable);
    }

    private static double[][] pick(double[][] arrays, int[] kept) {
        return Arrays.stream(arrays)
                .map(array -> Arrays.stream(kept).mapToDouble(i -> array[i]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] columns(List<double[]> rows, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(
                        column -> rows.stream().mapToDouble(row -> row[column]).toArray())
                .toArray(double[][]::new);
    }

    /// Weights, plausible values of three domains, background.
    private static double[] numbers(ResultSet row, int background) throws SQLException {
        var numbers = new double[WEIGHTS + 3 * PLAUSIBLE_VALUES + background];
        numbers[0] = row.getDouble(2);
        int next = 1;
        next = append(numbers, next, row, 3, WEIGHTS - 1);
        for (int column = 4; column <= 6; column++) {
            next = append(numbers, next, row, column, PLAUSIBLE_VALUES);
        }
        for (int column = 7; column < 7 + background; column++) {
            double value = row.getDouble(column);
            numbers[next++] = row.wasNull() ? Double.NaN : value;
        }
        return numbers;
    }

    private static int append(double[] numbers, int next, ResultSet row, int column, int count) throws SQLException {
        var array = row.getArray(column);
        if (array == null) {
            Arrays.fill(numbers, next, next + count, Double.NaN);
        } else {
            var values = (Double[]) array.getArray();
            for (int i = 0; i < count; i++) {
                numbers[next + i] = values[i];
            }
        }
        return next + count;
    }
}
