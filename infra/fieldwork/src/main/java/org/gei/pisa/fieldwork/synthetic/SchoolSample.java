package org.gei.pisa.fieldwork.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The schools of one participant: drawn with probability proportional to size, in the order of an implicit
/// stratification by how well they do, so that neighbours are alike and make the pairs of the replication.
///
/// The spread within pairs is what the standard error of a mean comes from; it is chosen so that the error
/// comes out as published. The rest of the spread between schools lies between the pairs.
final class SchoolSample {

    /// Part of the variance of scores that lies between schools; about what OECD countries show.
    private static final double BETWEEN = 0.33;
    /// What neighbours share at most.
    private static final double MOST_WITHIN_PAIRS = 0.55;
    /// How much neighbours differ in size and in non-response, as a standard deviation of the logarithm.
    private static final double OWN_SPREAD = 0.05;

    final int[] students;
    /// Final weight of every student of the school.
    final double[] weight;
    /// Effect of the school on scores by domain; weighted mean over students 0.
    final double[][] effect;
    /// Standard deviation of scores within schools by domain, such that the total comes out as published.
    final double[] within = new double[Domain.COUNT];
    /// Intake of the school, a standardised score; weighted mean over students 0.
    final double[] intake;

    private final double[] share;

    SchoolSample(int totalStudents, int schools, Targets targets, SplittableRandom random) {
        int n = Math.max(2, schools);
        this.students = sizes(totalStudents, n, random);
        this.weight = weights(targets.weight(), random);
        this.share = shares();
        this.intake = new double[n];
        this.effect = new double[Domain.COUNT][n];
        var quality = new double[FayFactors.stratum(n - 1, n) + 1];
        Arrays.setAll(quality, _ -> random.nextGaussian());
        Arrays.sort(quality);
        var own = new double[n];
        Arrays.setAll(own, _ -> random.nextGaussian());
        Arrays.setAll(intake, i -> 0.8 * quality[FayFactors.stratum(i, n)] + 0.6 * own[i]);
        center(intake);
        for (var domain : Domain.values()) {
            spread(domain.ordinal(), targets, quality, own, random);
        }
    }

    int schools() {
        return students.length;
    }

    private void spread(int d, Targets targets, double[] quality, double[] own, SplittableRandom random) {
        double total = square(targets.standardDeviation()[d]);
        double withinSchools = (1 - BETWEEN) * total;
        double effectiveSchools =
                1 / Arrays.stream(share).map(SchoolSample::square).sum();
        double effectiveStudents = Arrays.stream(students).sum();
        double wanted = square(targets.standardError()[d]) - withinSchools / effectiveStudents;
        double withinPairs = Math.clamp(wanted * effectiveSchools, 0, MOST_WITHIN_PAIRS * total);
        double betweenPairs = Math.max(BETWEEN * total - withinPairs, 0.02 * total);
        int n = schools();
        for (int i = 0; i < n; i++) {
            double pair = quality[FayFactors.stratum(i, n)];
            double school = 0.9 * own[i] + Math.sqrt(1 - 0.81) * random.nextGaussian();
            effect[d][i] = Math.sqrt(betweenPairs) * pair + Math.sqrt(withinPairs) * school;
        }
        center(effect[d]);
        double between = 0;
        for (int i = 0; i < n; i++) {
            between += share[i] * square(effect[d][i]);
        }
        within[d] = Math.sqrt(Math.max(total - between, 0.25 * total));
    }

    private static int[] sizes(int total, int schools, SplittableRandom random) {
        var ofPair = new double[FayFactors.stratum(schools - 1, schools) + 1];
        Arrays.setAll(ofPair, _ -> 0.35 * random.nextGaussian());
        var size = new double[schools];
        Arrays.setAll(size, i -> Math.exp(ofPair[FayFactors.stratum(i, schools)] + OWN_SPREAD * random.nextGaussian()));
        double sum = Arrays.stream(size).sum();
        var students = new int[schools];
        double carried = 0;
        int dealt = 0;
        for (int i = 0; i < schools; i++) {
            carried += size[i] / sum * total;
            students[i] = (int) Math.round(carried) - dealt;
            dealt += students[i];
        }
        return students;
    }

    /// A school of `size` pupils is drawn with a probability proportional to its size and then `m` of them
    /// are tested, so the weight is about constant within a stratum; strata are sampled unequally, and
    /// non-response is adjusted for.
    private double[] weights(double mean, SplittableRandom random) {
        var weight = new double[schools()];
        double stratum = 1;
        for (int i = 0; i < weight.length; i++) {
            if (i % 16 == 0) {
                stratum = random.nextDouble() < 0.3 ? 0.5 : 1.1;
            }
            double adjustment = Math.exp(OWN_SPREAD * random.nextGaussian());
            weight[i] = Math.max(1, mean * (mean < 2 ? 1 + 0.05 * random.nextDouble() : stratum * adjustment));
        }
        return weight;
    }

    private double[] shares() {
        var shares = new double[schools()];
        Arrays.setAll(shares, i -> students[i] * weight[i]);
        double sum = Arrays.stream(shares).sum();
        Arrays.setAll(shares, i -> shares[i] / sum);
        return shares;
    }

    private void center(double[] values) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += share[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    private static double square(double x) {
        return x * x;
    }
}
