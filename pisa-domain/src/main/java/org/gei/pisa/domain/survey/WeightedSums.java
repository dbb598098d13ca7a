package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// Sums over students of each of the 81 weights times each of some numbers: nearly all the work of an estimate.
///
/// A tile of three students and four numbers is added at a time, so that a weight is read once per four products and
/// a sum once per three; of two numbers, which is what a background variable has, one of four students. The students
/// are added one after the other, whatever the size of a tile or block.
///
/// The shape of the two loops is what the compiler makes vector instructions of: all arrays of a loop have one index,
/// and a larger tile, or products added in pairs, is left scalar, at a third of the speed (HotSpot 25). More than two
/// numbers are filled up to a multiple of four.
final class WeightedSums {

    private static final int WEIGHTS = Segment.WEIGHTS;
    private static final int STUDENTS = 3;
    private static final int NUMBERS = 4;
    private static final int STUDENTS_OF_TWO = 4;
    /// Students whose numbers are gathered before they are added, a multiple of both; with their weights they stay in
    /// the first cache.
    private static final int BLOCK = STUDENTS * STUDENTS_OF_TWO;

    private WeightedSums() {}

    /// Gives the numbers of a student that are summed.
    interface Features {

        /// Writes them to `into`, from `at` on.
        void of(int row, double[] into, int at);
    }

    /// For each number its sums by weight: that with the final weight, then those with the replicates.
    static double[][] of(Students students, int numbers, Features features) {
        int width = numbers <= 2 ? 2 : (numbers + NUMBERS - 1) / NUMBERS * NUMBERS;
        var sums = new double[width][WEIGHTS];
        var values = new double[BLOCK * width];
        var weights = new double[BLOCK][];
        int count = students.count();
        for (int start = 0; start < count; start += BLOCK) {
            int block = Math.min(BLOCK, count - start);
            for (int b = 0; b < block; b++) {
                int row = students.row(start + b);
                weights[b] = students.columns().weights(row);
                features.of(row, values, b * width);
            }
            // the last block is filled up with zeros, which change no sum
            Arrays.fill(values, block * width, BLOCK * width, 0);
            Arrays.fill(weights, block, BLOCK, weights[0]);
            for (int b = 0; width == 2 && b < block; b += STUDENTS_OF_TWO) {
                addTwo(sums, values, 2 * b, weights, b);
            }
            for (int b = 0; width > 2 && b < block; b += STUDENTS) {
                for (int f = 0; f < width; f += NUMBERS) {
                    add(sums, f, values, b * width + f, width, weights, b);
                }
            }
        }
        return Arrays.copyOf(sums, numbers);
    }

    private static void addTwo(double[][] sums, double[] values, int at, double[][] weights, int student) {
        var s = sums[0];
        var t = sums[1];
        var a = weights[student];
        var b = weights[student + 1];
        var c = weights[student + 2];
        var d = weights[student + 3];
        double as = values[at];
        double atv = values[at + 1];
        double bs = values[at + 2];
        double bt = values[at + 3];
        double cs = values[at + 4];
        double ct = values[at + 5];
        double ds = values[at + 6];
        double dt = values[at + 7];
        for (int r = 0; r < WEIGHTS; r++) {
            double wa = a[r];
            double wb = b[r];
            double wc = c[r];
            double wd = d[r];
            s[r] = s[r] + wa * as + wb * bs + wc * cs + wd * ds;
            t[r] = t[r] + wa * atv + wb * bt + wc * ct + wd * dt;
        }
    }

    private static void add(
            double[][] sums, int f, double[] values, int at, int width, double[][] weights, int student) {
        var s = sums[f];
        var t = sums[f + 1];
        var u = sums[f + 2];
        var v = sums[f + 3];
        var a = weights[student];
        var b = weights[student + 1];
        var c = weights[student + 2];
        double as = values[at];
        double atv = values[at + 1];
        double au = values[at + 2];
        double av = values[at + 3];
        double bs = values[at + width];
        double bt = values[at + width + 1];
        double bu = values[at + width + 2];
        double bv = values[at + width + 3];
        double cs = values[at + 2 * width];
        double ct = values[at + 2 * width + 1];
        double cu = values[at + 2 * width + 2];
        double cv = values[at + 2 * width + 3];
        for (int r = 0; r < WEIGHTS; r++) {
            double wa = a[r];
            double wb = b[r];
            double wc = c[r];
            s[r] = s[r] + wa * as + wb * bs + wc * cs;
            t[r] = t[r] + wa * atv + wb * bt + wc * ct;
            u[r] = u[r] + wa * au + wb * bu + wc * cu;
            v[r] = v[r] + wa * av + wb * bv + wc * cv;
        }
    }
}
