package org.gei.pisa.domain.survey;

/// A mean over the students with valid data.
///
/// @param value the mean, NaN if there are no such students
/// @param students how many there are
public record Mean(double value, long students) {

    /// Mean of a variable over the responses in which it and `others` are valid; weighted by the final student
    /// weight, or with
    /// every student counting the same.
    ///
    /// @param others columns that have to be valid as well
    public static Mean of(ResponseColumns columns, int column, boolean weighted, int... others) {
        double sum = 0;
        double weights = 0;
        long students = 0;
        for (int row = 0; row < columns.size(); row++) {
            double value = columns.value(column, row);
            if (Double.isNaN(value) || missing(columns, row, others)) {
                continue;
            }
            double weight = weighted ? columns.weight(row) : 1;
            sum += weight * value;
            weights += weight;
            students++;
        }
        return new Mean(sum / weights, students);
    }

    private static boolean missing(ResponseColumns columns, int row, int[] others) {
        for (int other : others) {
            if (Double.isNaN(columns.value(other, row))) {
                return true;
            }
        }
        return false;
    }
}
