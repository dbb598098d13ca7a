package org.gei.pisa.domain.survey;

/// Numbers of students sorted into bins, in each bin ascending: by id, that is.
final class SortedBins {

    private final int[] starts;
    private final int[] members;

    /// @param bins how many there are
    /// @param binOf bin of each student, from 0
    SortedBins(int bins, int[] binOf) {
        this.starts = new int[bins + 1];
        for (int bin : binOf) {
            starts[bin + 1]++;
        }
        for (int bin = 0; bin < bins; bin++) {
            starts[bin + 1] += starts[bin];
        }
        this.members = new int[binOf.length];
        var next = starts.clone();
        for (int i = 0; i < binOf.length; i++) {
            members[next[binOf[i]]++] = i;
        }
    }

    /// Numbers of the students, bin by bin. The caller may sort those of a bin.
    int[] members() {
        return members;
    }

    /// Where the students of a bin begin in [#members()]; for the number of bins: where the last one ends.
    int start(int bin) {
        return starts[bin];
    }
}
