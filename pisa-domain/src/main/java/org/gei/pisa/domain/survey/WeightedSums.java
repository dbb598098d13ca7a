package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// Sums over students of each of the 81 weights times each of some numbers: nearly all the work of an estimate.
///
/// A tile of two students and four numbers is added at a time, so that a weight is read once per four products and
/// a sum once per two; what four do not divide has tiles of three or two numbers. The students are added one after the
/// other, whatever the size of a tile or block.
///
/// The shape of the loops is what the compiler makes vector instructions of (HotSpot 25): all arrays of a loop have one
/// index, and a larger tile is slower per product, or left scalar.
final class WeightedSums {

    private static final int WEIGHTS = Segment.WEIGHTS;
    /// With the header of an array eleven times the 64 bytes of a line of the cache, so that sums which were allocated
    /// one after the other begin at the same place of a line: what one of them is aligned to, all are.
    private static final int LENGTH = 86;

    private static final int STUDENTS = 2;
    private static final int NUMBERS = 4;
    /// Students whose numbers are gathered before they are added, a multiple of those of a tile.
    private static final int BLOCK = 8;

    private WeightedSums() {}

    /// Gives the numbers of students that are summed.
    interface Features {

        /// Writes those of the students from number `from` to `to`, without `to`, into `into`: those of the first
        /// from 0 on, those of the next from `width` on.
        void of(int from, int to, double[] into, int width);
    }

    /// For each number its sums by weight: that with the final weight, then those with the replicates; what follows
    /// them is not used.
    static double[][] of(Students students, int numbers, Features features) {
        int width = Math.max(2, numbers);
        var sums = new double[width][LENGTH];
        var values = new double[BLOCK * width];
        var weights = new double[BLOCK][];
        int count = students.count();
        for (int start = 0; start < count; start += BLOCK) {
            int block = Math.min(BLOCK, count - start);
            for (int b = 0; b < block; b++) {
                weights[b] = students.weights(start + b);
            }
            features.of(start, start + block, values, width);
            // the last block is filled up with zeros, which change no sum
            Arrays.fill(values, block * width, BLOCK * width, 0);
            Arrays.fill(weights, block, BLOCK, weights[0]);
            for (int b = 0; b < block; b += STUDENTS) {
                add(sums, values, b * width, weights[b], weights[b + 1]);
            }
        }
        return Arrays.copyOf(sums, numbers);
    }

    /// Adds two students, of whom the first has its numbers from `at` on.
    private static void add(double[][] sums, double[] values, int at, double[] a, double[] b) {
        int width = sums.length;
        int f = 0;
        while (width - f >= NUMBERS && width - f != NUMBERS + 1) {
            addFour(sums, f, values, at + f, a, b);
            f += NUMBERS;
        }
        if (width - f >= 3) {
            addThree(sums, f, values, at + f, a, b);
            f += 3;
        }
        if (width - f == 2) {
            addTwo(sums, f, values, at + f, a, b);
        }
    }

    private static void addTwo(double[][] sums, int f, double[] values, int at, double[] a, double[] b) {
        int other = at + sums.length;
        var s = sums[f];
        var t = sums[f + 1];
        double as = values[at];
        double atv = values[at + 1];
        double bs = values[other];
        double bt = values[other + 1];
        for (int r = 0; r < WEIGHTS; r++) {
            double wa = a[r];
            double wb = b[r];
            s[r] = s[r] + wa * as + wb * bs;
            t[r] = t[r] + wa * atv + wb * bt;
        }
    }

    private static void addThree(double[][] sums, int f, double[] values, int at, double[] a, double[] b) {
        int other = at + sums.length;
        var s = sums[f];
        var t = sums[f + 1];
        var u = sums[f + 2];
        double as = values[at];
        double atv = values[at + 1];
        double au = values[at + 2];
        double bs = values[other];
        double bt = values[other + 1];
        double bu = values[other + 2];
        for (int r = 0; r < WEIGHTS; r++) {
            double wa = a[r];
            double wb = b[r];
            s[r] = s[r] + wa * as + wb * bs;
            t[r] = t[r] + wa * atv + wb * bt;
            u[r] = u[r] + wa * au + wb * bu;
        }
    }

    private static void addFour(double[][] sums, int f, double[] values, int at, double[] a, double[] b) {
        int other = at + sums.length;
        var s = sums[f];
        var t = sums[f + 1];
        var u = sums[f + 2];
        var v = sums[f + 3];
        double as = values[at];
        double atv = values[at + 1];
        double au = values[at + 2];
        double av = values[at + 3];
        double bs = values[other];
        double bt = values[other + 1];
        double bu = values[other + 2];
        double bv = values[other + 3];
        for (int r = 0; r < WEIGHTS; r++) {
            double wa = a[r];
            double wb = b[r];
            s[r] = s[r] + wa * as + wb * bs;
            t[r] = t[r] + wa * atv + wb * bt;
            u[r] = u[r] + wa * au + wb * bu;
            v[r] = v[r] + wa * av + wb * bv;
        }
    }
}
