package org.gei.pisa.domain.survey;

/// A variable of some columns as numbers: one per student, or ten plausible values.
public interface Quantity {

    /// M: 1, or the number of plausible values.
    int draws();

    /// Whether the student has the value; a student has all plausible values or none.
    boolean valid(int row);

    /// Whether every student is known to have it, so that nobody has to be asked.
    default boolean complete() {
        return false;
    }

    /// The only draw, or the first.
    default double first(int row) {
        var draws = new double[draws()];
        copy(row, draws, 0);
        return draws[0];
    }

    /// Writes the draws of a student to `into`, from `at` on.
    void copy(int row, double[] into, int at);

    /// Writes how far the draws of the students at `rows`, `from` to `to` without `to`, are above `centre` to `into`:
    /// those of the first from `at` on, those of the next `step` further.
    default void deviations(int[] rows, int from, int to, double centre, double[] into, int at, int step) {
        for (int i = from, place = at; i < to; i++, place += step) {
            copy(rows[i], into, place);
            for (int p = 0; p < draws(); p++) {
                into[place + p] -= centre;
            }
        }
    }
}
