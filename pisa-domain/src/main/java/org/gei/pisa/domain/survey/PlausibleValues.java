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
        return !Double.isNaN(columns.segment(row).plausibleValues[domain][row % Segment.ROWS * Segment.DRAWS]);
    }

    @Override
    public void copy(int row, double[] into, int at) {
        var values = columns.segment(row).plausibleValues[domain];
        System.arraycopy(values, row % Segment.ROWS * Segment.DRAWS, into, at, Segment.DRAWS);
    }
}
