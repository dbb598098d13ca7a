package org.gei.pisa.domain.survey;

/// A domain: ten plausible values per student.
///
/// @param domain number of the domain
record PlausibleValues(ResponseColumns columns, int domain) implements Quantity {

    @Override
    public int draws() {
        return Segment.DRAWS;
    }

    @Override
    public boolean valid(int row) {
        return !Double.isNaN(first(row));
    }

    @Override
    public boolean complete() {
        return columns.isComplete(domain);
    }

    @Override
    public double first(int row) {
        return columns.segment(row).plausibleValue(row % Segment.ROWS, domain);
    }

    @Override
    public void copy(int row, double[] into, int at) {
        var values = columns.segment(row).plausibleValues[domain];
        System.arraycopy(values, row % Segment.ROWS * Segment.DRAWS, into, at, Segment.DRAWS);
    }

    @Override
    public void deviations(int[] rows, int from, int to, double centre, double[] into, int at, int step) {
        for (int i = from, place = at; i < to; i++, place += step) {
            var values = columns.segment(rows[i]).plausibleValues[domain];
            int first = rows[i] % Segment.ROWS * Segment.DRAWS;
            for (int p = 0; p < Segment.DRAWS; p++) {
                into[place + p] = values[first + p] - centre;
            }
        }
    }
}
