package org.gei.pisa.domain.survey;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The students of a reported cell: those with valid data of what is analysed, within one group.
public final class Students {

    private final ResponseColumns columns;
    private final int[] rows;
    private final int from;
    private final int to;

    /// @param rows not to be changed; by ascending id from `from` to `to`, without `to`
    Students(ResponseColumns columns, int[] rows, int from, int to) {
        this.columns = columns;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    private Students(ResponseColumns columns, int[] rows) {
        this(columns, rows, 0, rows.length);
    }

    /// All students with valid data of every one of `analysed`.
    public static Students with(ResponseColumns columns, List<Quantity> analysed) {
        var all = columns.byId();
        var asked = analysed.stream().filter(quantity -> !quantity.complete()).toList();
        if (asked.isEmpty()) {
            return new Students(columns, all);
        }
        var rows = new int[all.length];
        int count = 0;
        for (int row : all) {
            if (valid(asked, row)) {
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

    /// These students without those of `others`.
    public Students without(List<Students> others) {
        var gone = new BitSet();
        for (var other : others) {
            for (int i = other.from; i < other.to; i++) {
                gone.set(other.rows[i]);
            }
        }
        return new Students(
                columns,
                Arrays.stream(rows, from, to).filter(row -> !gone.get(row)).toArray());
    }

    /// Those `count` who came first: by the version of their response, then by id. A corrected response
    /// comes anew.
    public Students firstToCome(int count) {
        if (count >= count()) {
            return this;
        }
        if (count <= 0) {
            return new Students(columns, new int[0]);
        }
        var versions = Arrays.stream(rows, from, to)
                .mapToLong(columns::version)
                .sorted()
                .toArray();
        long last = versions[count - 1];
        int ofLast = 0;
        for (int i = 0; i < count; i++) {
            ofLast += versions[i] == last ? 1 : 0;
        }
        var first = new int[count];
        int size = 0;
        for (int i = from; i < to; i++) {
            long version = columns.version(rows[i]);
            if (version < last || version == last && ofLast-- > 0) {
                first[size++] = rows[i];
            }
        }
        return new Students(columns, first);
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

    /// Final weight, then replicate weights of that student. Not to be changed.
    double[] weights(int i) {
        return columns.weights(row(i));
    }

    /// How far a quantity is above `centre` for the students from number `first` to `last`, without `last`: draws of
    /// the first from `at` on, those of the next `step` further.
    void deviations(Quantity quantity, int first, int last, double centre, double[] into, int at, int step) {
        quantity.deviations(rows, from + first, from + last, centre, into, at, step);
    }

    ResponseColumns columns() {
        return columns;
    }
}
