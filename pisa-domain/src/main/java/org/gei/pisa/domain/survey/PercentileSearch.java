package org.gei.pisa.domain.survey;

/// Finds, for each of the 81 weights, the first value at which the cumulated weight exceeds a limit.
final class PercentileSearch {

    private final SortedBins bins;
    private final double[] values;
    private final double[][] before;
    private final boolean[] inOrder;

    /// @param values of the students
    /// @param before cumulated weights before each bin, and last the totals
    PercentileSearch(SortedBins bins, double[] values, double[][] before) {
        this.bins = bins;
        this.values = values;
        this.before = before;
        this.inOrder = new boolean[before.length - 1];
    }

    /// @param limits per weight
    /// @param found is filled with the values, NaN where no cumulated weight exceeds the limit
    void find(double[] limits, double[] found) {
        var binOf = new int[limits.length];
        int first = inOrder.length;
        int last = -1;
        for (int r = 0; r < limits.length; r++) {
            found[r] = Double.NaN;
            int bin = 0;
            while (bin < inOrder.length && !(before[bin + 1][r] > limits[r])) {
                bin++;
            }
            binOf[r] = bin;
            if (bin < inOrder.length) {
                first = Math.min(first, bin);
                last = Math.max(last, bin);
            }
        }
        for (int bin = first; bin <= last; bin++) {
            findWithin(bin, binOf, limits, found);
        }
    }

    private void findWithin(int bin, int[] binOf, double[] limits, double[] found) {
        int from = bins.start(bin);
        int to = bins.start(bin + 1);
        if (!inOrder[bin]) {
            sort(bins.members(), from, to);
            inOrder[bin] = true;
        }
        var cumulated = before[bin].clone();
        int open = 0;
        for (int other : binOf) {
            open += other == bin ? 1 : 0;
        }
        for (int place = from; place < to && open > 0; place++) {
            SortedBins.add(cumulated, bins.weights(place));
            double value = values[bins.members()[place]];
            for (int r = 0; r < limits.length; r++) {
                // the last student of the bin has it, even if adding one by one rounds otherwise than the bin did
                if (binOf[r] == bin && Double.isNaN(found[r]) && (cumulated[r] > limits[r] || place == to - 1)) {
                    found[r] = value;
                    open--;
                }
            }
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
