package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.List;

/// A mean over the students with valid data, without standard error: for charts of the first dashboard, which has
/// means of students who all count the same.
///
/// @param value the mean, NaN if there are no such students
/// @param students how many there are
public record Mean(double value, long students) {

    /// Mean of a variable over the responses in which it and `others` are valid; weighted by the final
    /// student weight, or with every student counting the same.
    ///
    /// @param others background variables that have to be valid as well
    /// @param disclosure where it protects, there is no mean of fewer students or schools than may be
    ///     reported
    public static Mean of(
            ResponseColumns columns, String variable, boolean weighted, List<String> others, Disclosure disclosure) {
        var quantity = columns.quantity(variable);
        var analysed = new ArrayList<Quantity>();
        analysed.add(quantity);
        others.forEach(other -> analysed.add(columns.quantity(other)));
        var students = disclosure.released(Students.with(columns, analysed));
        if (disclosure.isProtecting() && Disclosure.flag(students, false) != null) {
            return new Mean(Double.NaN, 0);
        }
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < students.count(); i++) {
            double weight = weighted ? students.weights(i)[0] : 1;
            sum += weight * quantity.first(students.row(i));
            weights += weight;
        }
        return new Mean(sum / weights, students.count());
    }
}
