package org.gei.pisa.domain.survey;

/// Finds, for each of the 81 weights, the first value at which the cumulated weight exceeds a limit.
final class PercentileSearch {

    private final Students students;
    private final double[] values;
    private final SortedBins bins;
    private final int[] borders;
    private final double[][] before;
    private final boolean[] inOrder;

    /// @param values of the students
    /// @param bins of which a zone is some that follow each other; members of a bin are sorted by value when needed
    /// @param borders first bin of each zone, and last the number of bins
    /// @param before cumulated weights before each zone, and last the totals
    PercentileSearch(Students students, double[] values, SortedBins bins, int[] borders, double[][] before) {
        this.students = students;
        this.values = values;
        this.bins = bins;
        this.borders = borders;
        this.before = before;
        this.inOrder = new boolean[before.length - 1];
    }

    /// @param limits per weight
    /// @param found is filled with the values, NaN where no cumulated weight exceeds the limit
    void find(double[] limits, double[] found) {
        var zoneOf = new int[limits.length];
        for (int r = 0; r < limits.length; r++) {
            found[r] = Double.NaN;
            int zone = 0;
            while (zone < inOrder.length && !(before[zone + 1][r] > limits[r])) {
                zone++;
            }
            zoneOf[r] = zone;
        }
        for (int zone = 0; zone < inOrder.length; zone++) {
            var open = new int[limits.length];
            int opened = 0;
            for (int r = 0; r < limits.length; r++) {
                if (zoneOf[r] == zone) {
                    open[opened++] = r;
                }
            }
            if (opened > 0) {
                findWithin(zone, open, opened, limits, found);
            }
        }
    }

    /// @param open weights whose percentile is in this zone, the first `opened` of the array
    private void findWithin(int zone, int[] open, int opened, double[] limits, double[] found) {
        sort(zone);
        int to = bins.start(borders[zone + 1]);
        var cumulated = before[zone].clone();
        var previous = new double[cumulated.length];
        var eight = new double[BinSums.AT_A_TIME][];
        int left = opened;
        for (int place = bins.start(borders[zone]); place < to && left > 0; place += BinSums.AT_A_TIME) {
            int many = Math.min(BinSums.AT_A_TIME, to - place);
            for (int i = 0; i < many; i++) {
                eight[i] = students.columns().weights(students.row(bins.members()[place + i]));
            }
            System.arraycopy(cumulated, 0, previous, 0, cumulated.length);
            BinSums.add(cumulated, eight, many);
            int still = 0;
            for (int o = 0; o < left; o++) {
                int r = open[o];
                // the last of the zone have it, even if their sum rounds otherwise than that of the zone
                if (cumulated[r] > limits[r] || place + many == to) {
                    found[r] = values[bins.members()[place + exceeding(eight, many, previous[r], r, limits[r])]];
                } else {
                    open[still++] = r;
                }
            }
            left = still;
        }
    }

    /// Which of up to eight students lifts the sum above the limit; the last, if rounding lets none.
    private static int exceeding(double[][] eight, int many, double sum, int r, double limit) {
        double cumulated = sum;
        for (int i = 0; i < many - 1; i++) {
            cumulated += eight[i][r];
            if (cumulated > limit) {
                return i;
            }
        }
        return many - 1;
    }

    private void sort(int zone) {
        if (!inOrder[zone]) {
            for (int bin = borders[zone]; bin < borders[zone + 1]; bin++) {
                sort(bins.members(), bins.start(bin), bins.start(bin + 1));
            }
            inOrder[zone] = true;
        }
    }

    /// Heap sort of student numbers by value, then by number, so that equal values have one order.
    private void sort(int[] members, int from, int to) {
        int size = to - from;
        for (int i = size / 2 - 1; i >= 0; i--) {
            sift(members, from, i, size);
        }
        for (int end = size - 1; end > 0; end--) {
            int largest = members[from];
            members[from] = members[from + end];
            members[from + end] = largest;
            sift(members, from, 0, end);
        }
    }

    private void sift(int[] members, int from, int root, int size) {
        int moved = members[from + root];
        int at = root;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && less(members[from + child], members[from + child + 1])) {
                child++;
            }
            if (!less(moved, members[from + child])) {
                break;
            }
            members[from + at] = members[from + child];
            at = child;
        }
        members[from + at] = moved;
    }

    private boolean less(int a, int b) {
        return values[a] < values[b] || values[a] == values[b] && a < b;
    }
}
