package org.gei.pisa.domain.survey;

/// Students sorted into bins, in each bin by ascending id.
final class SortedBins {

    private static final int BLOCK = 8;

    private final Students students;
    private final int[] starts;
    private final int[] members;

    /// @param bins how many there are
    /// @param binOf bin of each student, from 0; a negative one is none
    SortedBins(Students students, int bins, int[] binOf) {
        this.students = students;
        this.starts = new int[bins + 1];
        for (int bin : binOf) {
            if (bin >= 0) {
                starts[bin + 1]++;
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            starts[bin + 1] += starts[bin];
        }
        this.members = new int[starts[bins]];
        var next = starts.clone();
        for (int i = 0; i < binOf.length; i++) {
            if (binOf[i] >= 0) {
                members[next[binOf[i]]++] = i;
            }
        }
    }

    /// Numbers of the students in a bin. The caller may sort them.
    int[] members() {
        return members;
    }

    /// Where the students of a bin begin in [#members()]; for the number of bins: where the last one ends.
    int start(int bin) {
        return starts[bin];
    }

    /// Adds to `sums` each of the 81 weights of the students in a bin.
    void sum(int bin, double[] sums) {
        int i = starts[bin];
        int end = starts[bin + 1];
        for (; i + BLOCK <= end; i += BLOCK) {
            add(
                    sums,
                    weights(i),
                    weights(i + 1),
                    weights(i + 2),
                    weights(i + 3),
                    weights(i + 4),
                    weights(i + 5),
                    weights(i + 6),
                    weights(i + 7));
        }
        for (; i < end; i++) {
            add(sums, weights(i));
        }
    }

    /// Weights of the student at a place of [#members()].
    double[] weights(int place) {
        return students.columns().weights(students.row(members[place]));
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

    static void add(double[] sums, double[] weights) {
        for (int r = 0; r < Segment.WEIGHTS; r++) {
            sums[r] += weights[r];
        }
    }
}
