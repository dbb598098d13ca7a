package org.gei.pisa.domain.survey;

/// A categorical variable, its codes taken as numbers.
record Codes(ResponseColumns columns, int column) implements Quantity {

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public boolean valid(int row) {
        return columns.code(column, row) != Segment.MISSING;
    }

    @Override
    public double first(int row) {
        return columns.code(column, row);
    }

    @Override
    public void copy(int row, double[] into, int at) {
        into[at] = first(row);
    }
}
