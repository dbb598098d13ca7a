package org.gei.pisa.domain.survey;

/// A continuous variable.
record Numbers(ResponseColumns columns, int column) implements Quantity {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public boolean valid(int row) {
        return !Double.isNaN(first(row));
    }

    @Override
    public double first(int row) {
        return columns.segment(row).numbers[column][row % Segment.ROWS];
    }

    @Override
    public void copy(int row, double[] into, int at) {
        into[at] = first(row);
    }
}
