package org.gei.pisa.domain.survey;

import java.util.BitSet;
import java.util.List;

/// The students of a reported cell: those with valid data of what is analysed, within one group.
public final class Students {

    private final ResponseColumns columns;
    private final int[] rows;
    private final int from;
    private final int to;

    /// @param rows by ascending id from `from` to `to`, without `to`
    Students(ResponseColumns columns, int[] rows, int from, int to) {
        this.columns = columns;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /// All students with valid data of every one of `analysed`.
    public static Students with(ResponseColumns columns, List<Quantity> analysed) {
        var rows = new int[columns.size()];
        int count = 0;
        for (int row : columns.byId()) {
            if (valid(analysed, row)) {
                rows[count++] = row;
            }
        }
        return new Students(columns, rows, 0, count);
    }

    static boolean valid(List<Quantity> analysed, int row) {
        for (var quantity : analysed) {
            if (!quantity.valid(row)) {
                return false;
            }
        }
        return true;
    }

    /// These students and `others`, of whom none is among these.
    public Students and(Students others) {
        var all = new int[count() + others.count()];
        System.arraycopy(rows, from, all, 0, count());
        System.arraycopy(others.rows, others.from, all, count(), others.count());
        return new Students(columns, all, 0, all.length);
    }

    /// How many there are.
    public int count() {
        return to - from;
    }

    /// Schools of at least one of them.
    public int schools() {
        var schools = new BitSet();
        for (int i = from; i < to; i++) {
            schools.set(columns.school(rows[i]));
        }
        return schools.cardinality();
    }

    /// Sum of their final weights: the estimated number of such students in the population.
    public double population() {
        double population = 0;
        for (int i = from; i < to; i++) {
            population += columns.weights(rows[i])[0];
        }
        return population;
    }

    /// Row of the student that is number `i`, from 0, by ascending id.
    int row(int i) {
        return rows[from + i];
    }

    ResponseColumns columns() {
        return columns;
    }
}
