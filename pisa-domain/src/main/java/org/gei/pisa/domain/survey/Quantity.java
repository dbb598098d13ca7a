package org.gei.pisa.domain.survey;

/// A variable of some columns as numbers: one per student, or ten plausible values.
public interface Quantity {

    /// M: 1, or the number of plausible values.
    int draws();

    /// Whether the student has the value; a student has all plausible values or none.
    boolean valid(int row);

    /// Writes the draws of a student to `into`, from `at` on.
    void copy(int row, double[] into, int at);
}
