package org.gei.pisa.benchmark.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Measured values of one variant, in the order in which they were measured.
public final class Samples {

    private final double[] measured;
    private final double[] sorted;

    private Samples(double[] measured) {
        if (measured.length == 0) {
            throw new IllegalArgumentException("samples: expected at least one, but got none");
        }
        this.measured = measured;
        this.sorted = measured.clone();
        Arrays.sort(sorted);
    }

    public static Samples of(double... measured) {
        return new Samples(measured.clone());
    }

    public static Samples of(List<Double> measured) {
        return new Samples(measured.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public int size() {
        return measured.length;
    }

    /// In the order in which they were measured.
    public List<Double> all() {
        return Arrays.stream(measured).boxed().toList();
    }

    public double median() {
        return percentile(50);
    }

    public double lowest() {
        return sorted[0];
    }

    public double highest() {
        return sorted[sorted.length - 1];
    }

    /// Linear interpolation between the two nearest values (Hyndman and Fan's type 7).
    public double percentile(double p) {
        if (!(p >= 0 && p <= 100)) {
            throw new IllegalArgumentException("percentile: expected 0 to 100, but got " + p);
        }
        var position = p / 100 * (sorted.length - 1);
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /// Difference of the highest and the lowest value, in parts of the median.
    public double spread() {
        return (highest() - lowest()) / median();
    }

    /// How many times as large these are. With as many samples on both sides they are taken to be measured in turns:
    /// it is the median of the ratios within each turn, in which what the machine did meanwhile cancels out.
    public double ratioTo(Samples peer) {
        return size() == peer.size()
                ? of(IntStream.range(0, size())
                                .mapToDouble(i -> measured[i] / peer.measured[i])
                                .toArray())
                        .median()
                : median() / peer.median();
    }
}
