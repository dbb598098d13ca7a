package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// Sums over students of each of the 81 weights times each of some numbers: nearly all the work of an estimate.
///
/// Eight students are added at a time, one after the other, so that a sum is read and written once per eight
/// products. The order of additions is that of the students, whatever the size of a block. All arrays of
/// the inner loop have one index: only then does the compiler make it vector instructions.
final class WeightedSums {

    private static final int BLOCK = 8;
    private static final int WEIGHTS = Segment.WEIGHTS;

    private WeightedSums() {}

    /// Gives the numbers of a student that are summed.
    interface Features {

        /// Writes them to `into`, from `at` on.
        void of(int row, double[] into, int at);
    }

    /// For each number its sums by weight: that with the final weight, then those with the replicates.
    static double[][] of(Students students, int numbers, Features features) {
        var sums = new double[numbers][WEIGHTS];
        var values = new double[BLOCK * numbers];
        var weights = new double[BLOCK][];
        int count = students.count();
        for (int start = 0; start < count; start += BLOCK) {
            int block = Math.min(BLOCK, count - start);
            for (int b = 0; b < block; b++) {
                int row = students.row(start + b);
                weights[b] = students.columns().weights(row);
                features.of(row, values, b * numbers);
            }
            // the last block is filled up with zeros, which change no sum
            Arrays.fill(values, block * numbers, BLOCK * numbers, 0);
            Arrays.fill(weights, block, BLOCK, weights[0]);
            for (int f = 0; f < numbers; f++) {
                add(sums[f], values, f, numbers, weights);
            }
        }
        return sums;
    }

    private static void add(double[] sums, double[] values, int f, int numbers, double[][] weights) {
        var w0 = weights[0];
        var w1 = weights[1];
        var w2 = weights[2];
        var w3 = weights[3];
        var w4 = weights[4];
        var w5 = weights[5];
        var w6 = weights[6];
        var w7 = weights[7];
        double x0 = values[f];
        double x1 = values[f + numbers];
        double x2 = values[f + 2 * numbers];
        double x3 = values[f + 3 * numbers];
        double x4 = values[f + 4 * numbers];
        double x5 = values[f + 5 * numbers];
        double x6 = values[f + 6 * numbers];
        double x7 = values[f + 7 * numbers];
        for (int r = 0; r < WEIGHTS; r++) {
            sums[r] += ((w0[r] * x0 + w1[r] * x1) + (w2[r] * x2 + w3[r] * x3))
                    + ((w4[r] * x4 + w5[r] * x5) + (w6[r] * x6 + w7[r] * x7));
        }
    }
}
