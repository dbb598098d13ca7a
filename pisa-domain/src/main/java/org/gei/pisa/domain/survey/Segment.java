package org.gei.pisa.domain.survey;

import java.util.Arrays;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Domain;

/// The columns of 512 rows. Columns grow by segments, so that nothing large is ever copied, and no array is so large
/// that a garbage collector with regions of 1 MiB treats it as a special case.
final class Segment {

    /// Rows of a segment; a power of two.
    static final int ROWS = 512;

    /// A student's final weight, then the replicate weights: one contiguous row.
    static final int WEIGHTS = 1 + Codebook.REPLICATES;

    static final int DRAWS = Codebook.PLAUSIBLE_VALUES;

    /// The code of a missing categorical value.
    static final short MISSING = Short.MIN_VALUE;

    final long[] ids = new long[ROWS];
    final long[] versions = new long[ROWS];
    final long[] submitted = new long[ROWS];
    final int[] schools = new int[ROWS];
    final double[][] weights = new double[ROWS][];
    final double[][] plausibleValues = new double[Domain.values().length][ROWS * DRAWS];
    final short[][] codes;
    final double[][] numbers;

    Segment(ColumnLayout layout) {
        codes = new short[layout.categorical()][ROWS];
        numbers = new double[layout.size() - layout.categorical()][ROWS];
    }

    /// The first plausible value of a domain, NaN where there is none.
    double plausibleValue(int row, int domain) {
        return plausibleValues[domain][row * DRAWS];
    }

    void set(int row, Response response, int school, ColumnLayout layout) {
        ids[row] = response.id();
        versions[row] = response.version();
        submitted[row] = response.submittedMillis();
        schools[row] = school;
        weights[row] = new double[WEIGHTS];
        weights[row][0] = response.finalWeight();
        System.arraycopy(response.replicateWeights(), 0, weights[row], 1, WEIGHTS - 1);
        set(row, Domain.READING, response.reading());
        set(row, Domain.MATHEMATICS, response.mathematics());
        set(row, Domain.SCIENCE, response.science());
        var background = response.background();
        for (int i = 0; i < background.length; i++) {
            int place = layout.place(i);
            if (layout.isCategorical(i)) {
                codes[place][row] = code(background[i]);
            } else {
                numbers[place][row] = background[i];
            }
        }
    }

    private void set(int row, Domain domain, double[] values) {
        var column = plausibleValues[domain.ordinal()];
        if (values.length == 0) {
            Arrays.fill(column, row * DRAWS, (row + 1) * DRAWS, Double.NaN);
        } else {
            System.arraycopy(values, 0, column, row * DRAWS, DRAWS);
        }
    }

    private static short code(double value) {
        return Double.isNaN(value) ? MISSING : (short) value;
    }

    /// Copies a whole row, except its number of the school, which other columns may count otherwise.
    void copy(int row, Segment from, int fromRow, int school) {
        ids[row] = from.ids[fromRow];
        versions[row] = from.versions[fromRow];
        submitted[row] = from.submitted[fromRow];
        schools[row] = school;
        weights[row] = from.weights[fromRow];
        for (int d = 0; d < plausibleValues.length; d++) {
            System.arraycopy(from.plausibleValues[d], fromRow * DRAWS, plausibleValues[d], row * DRAWS, DRAWS);
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i][row] = from.codes[i][fromRow];
        }
        for (int i = 0; i < numbers.length; i++) {
            numbers[i][row] = from.numbers[i][fromRow];
        }
    }
}
