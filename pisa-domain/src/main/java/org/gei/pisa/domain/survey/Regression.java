package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Weighted least squares of `y` on any number of explaining quantities, with an intercept: the coefficients minimise
/// `sum w (y - a - b_1 x_1 - ... - b_k x_k)^2`, for each plausible value and weight by itself.
///
/// Solved from the weighted covariances, by elimination with the largest pivot: they are about the means, so that the
/// problem is as well conditioned as the data. R2 is explained over total weighted variation. Explaining quantities
/// that depend linearly on each other, or are constant: NaN. A constant `y`: slopes 0, R2 NaN. Source: OECD, *PISA Data
/// Analysis Manual*, 2nd ed., chapter 7.
///
/// @param intercept a
/// @param slopes b, in the order of the explaining quantities
/// @param explained R2, from 0 to 1
public record Regression(
        ReplicatedStatistic intercept, List<ReplicatedStatistic> slopes, ReplicatedStatistic explained) {

    /// A pivot below this part of the variance it is of means that the quantity depends on the others.
    private static final double DEPENDENT = 1e-12;

    public Regression {
        slopes = List.copyOf(slopes);
    }

    /// @param students with valid data of `y` and of all `explaining`
    public static Regression of(Students students, Quantity y, List<Quantity> explaining) {
        int k = explaining.size();
        var quantities = new ArrayList<>(explaining);
        quantities.add(y);
        var moments = Moments.of(students, quantities, true);
        int draws = moments.draws();
        var coefficients = new double[draws][Segment.WEIGHTS][];
        for (int p = 0; p < draws; p++) {
            for (int r = 0; r < Segment.WEIGHTS; r++) {
                coefficients[p][r] = slopes(moments, k, p, r);
            }
        }
        var slopes = new ArrayList<ReplicatedStatistic>(k);
        for (int i = 0; i < k; i++) {
            int slope = i;
            slopes.add(ReplicatedStatistic.of(draws, (p, r) -> coefficients[p][r][slope]));
        }
        var intercept = ReplicatedStatistic.of(draws, (p, r) -> {
            double value = moments.mean(k, p, r);
            for (int i = 0; i < k; i++) {
                value -= coefficients[p][r][i] * moments.mean(i, p, r);
            }
            return value;
        });
        var explained = ReplicatedStatistic.of(draws, (p, r) -> {
            double variation = 0;
            for (int i = 0; i < k; i++) {
                variation += coefficients[p][r][i] * moments.covariance(i, k, p, r);
            }
            return variation / moments.covariance(k, k, p, r);
        });
        return new Regression(intercept, slopes, explained);
    }

    private static double[] slopes(Moments moments, int k, int p, int r) {
        var rows = new double[k][k + 1];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= k; j++) {
                rows[i][j] = moments.covariance(i, j, p, r);
            }
        }
        return solve(rows);
    }

    /// Solves a system of which each row holds coefficients and, last, the right side. NaN where it is singular.
    private static double[] solve(double[][] rows) {
        int k = rows.length;
        var scale = new double[k];
        for (int i = 0; i < k; i++) {
            scale[i] = rows[i][i];
        }
        for (int column = 0; column < k; column++) {
            int pivot = column;
            for (int i = column + 1; i < k; i++) {
                if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) {
                    pivot = i;
                }
            }
            var swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            if (!(Math.abs(rows[column][column]) > DEPENDENT * scale[column])) {
                var nothing = new double[k];
                Arrays.fill(nothing, Double.NaN);
                return nothing;
            }
            for (int i = column + 1; i < k; i++) {
                double factor = rows[i][column] / rows[column][column];
                for (int j = column; j <= k; j++) {
                    rows[i][j] -= factor * rows[column][j];
                }
            }
        }
        var solution = new double[k];
        for (int i = k - 1; i >= 0; i--) {
            double value = rows[i][k];
            for (int j = i + 1; j < k; j++) {
                value -= rows[i][j] * solution[j];
            }
            solution[i] = value / rows[i][i];
        }
        return solution;
    }
}
