package org.gei.pisa.benchmark.estimate;

import java.util.List;
import java.util.SplittableRandom;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;

/// One country's students made from a seed: as columns, and once more as bare arrays of the same shapes for the peers.
///
/// @param weights a student's final weight, then the replicate weights
/// @param reading ten plausible values of each student, of 512 students an array
/// @param escs socio-economic status of each student
record Sample(ResponseColumns columns, double[][] weights, double[][] reading, double[] escs) {

    static final int STUDENTS = 7_595;
    static final int DRAWS = Codebook.PLAUSIBLE_VALUES;
    static final int WEIGHTS = 1 + Codebook.REPLICATES;
    static final int PER_ARRAY = 512;

    private static final int SCHOOLS = 270;
    private static final ColumnLayout LAYOUT =
            new ColumnLayout(List.of(Codebook.pisa2018().find("ESCS").orElseThrow()));

    static Sample of(long seed) {
        var random = new SplittableRandom(seed);
        var columns = new ResponseColumns(LAYOUT);
        var weights = new double[STUDENTS][WEIGHTS];
        var reading = new double[(STUDENTS + PER_ARRAY - 1) / PER_ARRAY][PER_ARRAY * DRAWS];
        var escs = new double[STUDENTS];
        for (int i = 0; i < STUDENTS; i++) {
            weights[i][0] = 1 + random.nextInt(100_000) / 700.0;
            var replicates = new double[Codebook.REPLICATES];
            for (int r = 0; r < replicates.length; r++) {
                replicates[r] = weights[i][0] * (random.nextBoolean() ? 0.5 : 1.5);
                weights[i][1 + r] = replicates[r];
            }
            escs[i] = random.nextGaussian();
            var scores = scores(random, 470 + 35 * escs[i]);
            System.arraycopy(scores, 0, reading[i / PER_ARRAY], i % PER_ARRAY * DRAWS, DRAWS);
            columns.put(new Response(
                    i,
                    1,
                    0,
                    i % SCHOOLS,
                    weights[i][0],
                    replicates,
                    scores,
                    Response.NOT_TESTED,
                    Response.NOT_TESTED,
                    new double[] {escs[i]}));
        }
        return new Sample(columns, weights, reading, escs);
    }

    private static double[] scores(SplittableRandom random, double mean) {
        double ability = mean + 85 * random.nextGaussian();
        var scores = new double[DRAWS];
        for (int p = 0; p < DRAWS; p++) {
            scores[p] = Math.round(1000 * (ability + 35 * random.nextGaussian())) / 1000.0;
        }
        return scores;
    }

    /// Reads every byte that a mean reads and adds it up, eight students at a time in vector instructions: what memory
    /// allows.
    double plainSum() {
        var sums = new double[WEIGHTS];
        int i = 0;
        for (; i + 8 <= STUDENTS; i += 8) {
            add(
                    sums,
                    weights[i],
                    weights[i + 1],
                    weights[i + 2],
                    weights[i + 3],
                    weights[i + 4],
                    weights[i + 5],
                    weights[i + 6],
                    weights[i + 7]);
        }
        for (; i < STUDENTS; i++) {
            add(sums, weights[i]);
        }
        var values = new double[PER_ARRAY * DRAWS];
        for (var some : reading) {
            add(values, some);
        }
        return sums[0] + sums[WEIGHTS - 1] + values[0] + values[values.length - 1];
    }

    private static void add(
            double[] s,
            double[] a,
            double[] b,
            double[] c,
            double[] d,
            double[] e,
            double[] f,
            double[] g,
            double[] h) {
        for (int r = 0; r < WEIGHTS; r++) {
            s[r] += ((a[r] + b[r]) + (c[r] + d[r])) + ((e[r] + f[r]) + (g[r] + h[r]));
        }
    }

    private static void add(double[] sums, double[] others) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += others[i];
        }
    }

    int students() {
        return STUDENTS;
    }

    double weight(int student, int weight) {
        return weights[student][weight];
    }

    double reading(int student, int draw) {
        return reading[student / PER_ARRAY][student % PER_ARRAY * DRAWS + draw];
    }
}
