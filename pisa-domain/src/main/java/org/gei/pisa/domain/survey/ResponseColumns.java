package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gei.pisa.domain.codebook.Domain;

/// The responses of one country as columns of primitives: inserted, corrected and removed by `(id, version)`, where
/// the newest version of an id counts, whatever comes first.
///
/// Estimators visit the rows in ascending order of id, so that the same rows give the same bits, however they came
/// to be here. Some 1.2 KB per student. Any number of threads may read while none writes.
public final class ResponseColumns {

    private final ColumnLayout layout;
    private Segment[] segments = {};
    private final NumberIndex rows = new NumberIndex();
    private final NumberIndex schools = new NumberIndex();
    private final List<Long> schoolNumbers = new ArrayList<>();
    private final Map<Long, Long> removed = new HashMap<>();
    private final boolean[] incomplete = new boolean[Domain.values().length];
    private int size;
    private volatile int[] order = {};

    public ResponseColumns(ColumnLayout layout) {
        this.layout = layout;
    }

    public ColumnLayout layout() {
        return layout;
    }

    /// Number of responses.
    public int size() {
        return size;
    }

    /// Inserts the response, or replaces it, unless a newer version of it is or was here.
    public void put(Response response) {
        if (response.background().length != layout.size()) {
            throw new IllegalArgumentException("background: expected " + layout.size() + " values, but got "
                    + response.background().length + " for response " + response.id());
        }
        int row = rowFor(response.id(), response.version());
        if (row != NumberIndex.NONE) {
            segment(row).set(row % Segment.ROWS, response, school(response.school()), layout);
            for (int d = 0; d < incomplete.length; d++) {
                incomplete[d] |= Double.isNaN(segment(row).plausibleValue(row % Segment.ROWS, d));
            }
        }
    }

    /// Takes the response out, unless a newer version of it is here.
    public void remove(long id, long version) {
        int row = rows.find(id);
        if (row != NumberIndex.NONE && segment(row).versions[row % Segment.ROWS] > version) {
            return;
        }
        removed.merge(id, version, Math::max);
        if (row == NumberIndex.NONE) {
            return;
        }
        int last = --size;
        rows.remove(id);
        if (row != last) {
            var from = segment(last);
            segment(row).copy(row % Segment.ROWS, from, last % Segment.ROWS, from.schools[last % Segment.ROWS]);
            rows.put(id(row), row);
        }
        if (last % Segment.ROWS == 0) {
            segments = Arrays.copyOf(segments, segments.length - 1);
        }
        order = new int[0]; // rows have other places now
    }

    /// How many responses there would be after [#merge].
    public int sizeWith(ResponseColumns changes) {
        int sum = size;
        for (long gone : changes.removed.keySet()) {
            sum -= rows.find(gone) == NumberIndex.NONE ? 0 : 1;
        }
        for (int row = 0; row < changes.size; row++) {
            sum += rows.find(changes.id(row)) == NumberIndex.NONE ? 1 : 0;
        }
        return sum;
    }

    /// Does what was done to `changes`, which has the same layout and is left as it is.
    public void merge(ResponseColumns changes) {
        changes.removed.forEach(this::remove);
        for (int d = 0; d < incomplete.length; d++) {
            incomplete[d] |= changes.incomplete[d];
        }
        for (int from = 0; from < changes.size; from++) {
            var segment = changes.segment(from);
            int at = from % Segment.ROWS;
            int row = rowFor(segment.ids[at], segment.versions[at]);
            if (row != NumberIndex.NONE) {
                int school = school(changes.schoolNumbers.get(segment.schools[at]));
                segment(row).copy(row % Segment.ROWS, segment, at, school);
            }
        }
    }

    /// A domain (`PVREAD`) or background variable as numbers.
    ///
    /// @throws IllegalArgumentException if there is no such variable
    public Quantity quantity(String variable) {
        return Domain.find(variable).<Quantity>map(this::plausibleValues).orElseGet(() -> background(variable));
    }

    /// Number of a categorical variable for [#code].
    int categoricalColumn(String variable) {
        int position = layout.position(variable);
        if (!layout.isCategorical(position)) {
            throw new IllegalArgumentException("group: expected a categorical variable, but got " + variable);
        }
        return layout.place(position);
    }

    /// Code of a categorical variable, [Segment#MISSING] where missing.
    short code(int column, int row) {
        return segment(row).codes[column][row % Segment.ROWS];
    }

    /// When the response was submitted, in milliseconds since the epoch. Rows are counted from 0, in no order.
    public long submittedMillis(int row) {
        return segment(row).submitted[row % Segment.ROWS];
    }

    /// Version of the change set that wrote the response last.
    long version(int row) {
        return segment(row).versions[row % Segment.ROWS];
    }

    /// A student's final weight, then the replicate weights. Not to be changed.
    double[] weights(int row) {
        return segment(row).weights[row % Segment.ROWS];
    }

    /// A number for the school, from 0.
    int school(int row) {
        return segment(row).schools[row % Segment.ROWS];
    }

    /// Whether no response ever came without plausible values of that domain.
    boolean isComplete(int domain) {
        return !incomplete[domain];
    }

    Segment segment(int row) {
        return segments[row / Segment.ROWS];
    }

    /// All rows, by ascending id. Not to be changed.
    int[] byId() {
        var known = order;
        if (known.length < size) {
            known = known.length == 0 ? sorted(0) : merged(known, sorted(known.length));
            order = known;
        }
        return known;
    }

    /// The rows from `from` on, by ascending id.
    private int[] sorted(int from) {
        var ids = new long[size - from];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(from + i);
        }
        Arrays.sort(ids);
        var sorted = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            sorted[i] = rows.find(ids[i]);
        }
        return sorted;
    }

    private int[] merged(int[] some, int[] others) {
        var all = new int[some.length + others.length];
        int taken = 0;
        for (int i = 0; i < all.length; i++) {
            int given = i - taken;
            boolean other = given == some.length || taken < others.length && id(others[taken]) < id(some[given]);
            all[i] = other ? others[taken++] : some[given];
        }
        return all;
    }

    private long id(int row) {
        return segment(row).ids[row % Segment.ROWS];
    }

    /// Where to write this version of a response, or NONE if a newer one is or was here.
    private int rowFor(long id, long version) {
        int row = rows.find(id);
        if (row != NumberIndex.NONE) {
            return segment(row).versions[row % Segment.ROWS] > version ? NumberIndex.NONE : row;
        }
        var removedWith = removed.get(id);
        if (removedWith != null && removedWith >= version) {
            return NumberIndex.NONE;
        }
        removed.remove(id);
        if (size % Segment.ROWS == 0) {
            segments = Arrays.copyOf(segments, segments.length + 1);
            segments[segments.length - 1] = new Segment(layout);
        }
        row = size++;
        rows.put(id, row);
        return row;
    }

    private int school(long number) {
        int school = schools.count(number);
        if (school == schoolNumbers.size()) {
            schoolNumbers.add(number);
        }
        return school;
    }

    private PlausibleValues plausibleValues(Domain domain) {
        return new PlausibleValues(this, domain.ordinal());
    }

    private Quantity background(String variable) {
        int position = layout.position(variable);
        int place = layout.place(position);
        return layout.isCategorical(position) ? new Codes(this, place) : new Numbers(this, place);
    }
}
