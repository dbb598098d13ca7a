package org.gei.pisa.fieldwork.replay;

import java.util.Arrays;

/// The values of a variable that an SPSS system file declares to be missing: a range, single values, or both.
///
/// @param lowest lowest value of the range, NaN if there is none
/// @param highest highest value of the range, NaN if there is none
/// @param single single values; not copied
record MissingValues(double lowest, double highest, double[] single) {

    static final MissingValues NONE = new MissingValues(Double.NaN, Double.NaN, new double[0]);

    /// @param range whether the first two of `values` are a range
    static MissingValues of(boolean range, double... values) {
        return range
                ? new MissingValues(values[0], values[1], Arrays.copyOfRange(values, 2, values.length))
                : new MissingValues(Double.NaN, Double.NaN, values);
    }

    boolean contains(double value) {
        return value >= lowest && value <= highest || Arrays.stream(single).anyMatch(missing -> missing == value);
    }
}
