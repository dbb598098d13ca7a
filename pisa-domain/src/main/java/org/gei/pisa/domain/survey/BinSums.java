package org.gei.pisa.domain.survey;

import java.util.Arrays;

/// Sums of each of the 81 weights over the students of a bin, for several draws that sort the same students otherwise.
///
/// All draws of a block of students are summed before the next block, so that weights come from memory once. Within a
/// bin students are added eight at a time, in a fixed pairing, by ascending id.
final class BinSums {

    static final int AT_A_TIME = 8;
    private static final int BLOCK = 512;
    private static final double[] NOTHING = new double[Segment.WEIGHTS];

    private BinSums() {}

    /// @param binOf by draw, then student: the bin, from 0
    /// @return by draw, then bin, then weight
    static double[][][] of(Students students, int bins, int[][] binOf) {
        var sums = new double[binOf.length][bins][Segment.WEIGHTS];
        var weights = new double[BLOCK][];
        var eight = new double[AT_A_TIME][];
        for (int start = 0; start < students.count(); start += BLOCK) {
            int end = Math.min(start + BLOCK, students.count());
            for (int i = start; i < end; i++) {
                weights[i - start] = students.columns().weights(students.row(i));
            }
            for (int p = 0; p < binOf.length; p++) {
                var sorted = new SortedBins(bins, Arrays.copyOfRange(binOf[p], start, end));
                for (int bin = 0; bin < bins; bin++) {
                    for (int place = sorted.start(bin); place < sorted.start(bin + 1); place += AT_A_TIME) {
                        int many = Math.min(AT_A_TIME, sorted.start(bin + 1) - place);
                        for (int i = 0; i < many; i++) {
                            eight[i] = weights[sorted.members()[place + i]];
                        }
                        add(sums[p][bin], eight, many);
                    }
                }
            }
        }
        return sums;
    }

    /// Adds the weights of the first `many` of eight students.
    static void add(double[] sums, double[][] eight, int many) {
        // filled up with zeros, which change no sum
        Arrays.fill(eight, many, AT_A_TIME, NOTHING);
        add(sums, eight[0], eight[1], eight[2], eight[3], eight[4], eight[5], eight[6], eight[7]);
    }

    private static void add(
            double[] s,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] e,
            double[] f,
            double[] g,
            double[] h) {
        for (int r = 0; r < Segment.WEIGHTS; r++) {
            s[r] += ((a[r] + b[r]) + (c[r] + d[r])) + ((e[r] + f[r]) + (g[r] + h[r]));
        }
    }

    static void add(double[] sums, double[] others) {
        for (int r = 0; r < Segment.WEIGHTS; r++) {
            sums[r] += others[r];
        }
    }
}
