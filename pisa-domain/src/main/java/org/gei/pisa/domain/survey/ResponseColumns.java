package org.gei.pisa.domain.survey;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The responses of one country as columns of primitives: a row per response, in the order they came first. A
/// response that comes
/// again replaces its row. Not safe for use by several threads at once.
public final class ResponseColumns {

    private static final int SMALLEST = 64;

    private final List<String> variables;
    private final double[][] values;
    private double[] weights = new double[SMALLEST];
    private long[] submitted = new long[SMALLEST];
    private final RowIndex index = new RowIndex();
    private int size;

    /// @param variables names of the background variables that are kept
    public ResponseColumns(List<String> variables) {
        this.variables = List.copyOf(variables);
        this.values = new double[variables.size()][SMALLEST];
    }

    public List<String> variables() {
        return variables;
    }

    /// Number of responses.
    public int size() {
        return size;
    }

    /// Inserts the response, or replaces it if there is one with that id.
    ///
    /// @param weight final student weight
    /// @param row values in the order of [#variables()], NaN where missing
    public void put(long id, Instant submittedAt, double weight, double[] row) {
        if (row.length != values.length) {
            throw new IllegalArgumentException(
                    "response " + id + ": expected " + values.length + " values, but got " + row.length);
        }
        int slot = index.find(id);
        if (slot < 0) {
            slot = size++;
            index.add(id, slot);
            grow();
        }
        weights[slot] = weight;
        submitted[slot] = submittedAt.toEpochMilli();
        for (int v = 0; v < row.length; v++) {
            values[v][slot] = row[v];
        }
    }

    /// Column number of a variable.
    ///
    /// @throws IllegalArgumentException if it is not kept
    public int column(String variable) {
        int column = variables.indexOf(variable);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "variable: expected one of " + String.join(", ", variables) + ", but got " + variable);
        }
        return column;
    }

    /// Value of a variable, NaN if missing.
    public double value(int column, int row) {
        return values[column][row];
    }

    /// Final student weight.
    public double weight(int row) {
        return weights[row];
    }

    /// When the response was submitted, in milliseconds since the epoch.
    public long submittedMillis(int row) {
        return submitted[row];
    }

    private void grow() {
        if (size <= weights.length) {
            return;
        }
        int capacity = weights.length * 2;
        weights = Arrays.copyOf(weights, capacity);
        submitted = Arrays.copyOf(submitted, capacity);
        for (int v = 0; v < values.length; v++) {
            values[v] = Arrays.copyOf(values[v], capacity);
        }
    }
}
