package org.gei.pisa.fieldwork.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Draws students of one participant. A student is a function of the seed and its number alone.
///
/// Within a school, a score is made of status, an ability that the domains share, one of its own, and the
/// gap between boys and girls; a plausible value adds what a test of two hours leaves unknown.
public final class StudentModel {

    public static final int PLAUSIBLE_VALUES = 10;

    private static final int STUDENTS = 1;
    private static final double BY_STATUS = 0.30;
    private static final double BY_ABILITY = 0.86;
    private static final double BY_DOMAIN = Math.sqrt(1 - BY_STATUS * BY_STATUS - BY_ABILITY * BY_ABILITY);
    private static final double RELIABILITY = 0.9;
    private static final double STATUS_SPREAD = 0.95;
    private static final int LONGEST_EARLY_EDUCATION = 8;

    private final long seed;
    private final String country;
    private final Targets targets;
    private final SchoolSample sample;
    private final int[] firstOfSchool;
    private final double immigrants;

    StudentModel(long seed, String country, Targets targets, SchoolSample sample) {
        this.seed = seed;
        this.country = country;
        this.targets = targets;
        this.sample = sample;
        this.firstOfSchool = new int[sample.schools() + 1];
        for (int i = 0; i < sample.schools(); i++) {
            firstOfSchool[i + 1] = firstOfSchool[i] + sample.students[i];
        }
        this.immigrants = 0.03 + 0.2 * Seeds.random(0, country, 0, STUDENTS).nextDouble();
    }

    public int students() {
        return firstOfSchool[sample.schools()];
    }

    /// Weights of the student in the 80 replicates.
    public double replicateWeight(Student student, int replicate) {
        return student.weight() * FayFactors.factor(student.school(), sample.schools(), replicate);
    }

    public Student student(int index) {
        var random = Seeds.random(seed, country, index, STUDENTS);
        int school = schoolOf(index);
        boolean boy = random.nextBoolean();
        double status = random.nextGaussian();
        double ability = random.nextGaussian();
        double origin = random.nextDouble();
        int generation = origin > immigrants ? 1 : origin > immigrants / 2 ? 2 : 3;
        var plausibleValues = new double[Domain.COUNT][PLAUSIBLE_VALUES];
        for (int d = 0; d < Domain.COUNT; d++) {
            draw(plausibleValues[d], d, school, boy, status, ability, random);
        }
        double escs = targets.escs() + STATUS_SPREAD * (0.55 * sample.intake[school] + 0.835 * status);
        double belong = targets.belong() + 0.15 * status + 0.95 * random.nextGaussian();
        double minutes = targets.tmins() * (1 + 0.06 * sample.intake[school] + 0.2 * random.nextGaussian());
        return new Student(
                index,
                school,
                sample.weight[school],
                boy,
                generation,
                plausibleValues,
                ability,
                escs,
                belong,
                Math.clamp(Math.round(minutes / 5) * 5, 200, 3000),
                binomial(LONGEST_EARLY_EDUCATION, targets.durecec() / LONGEST_EARLY_EDUCATION, random));
    }

    private void draw(
            double[] values, int d, int school, boolean boy, double status, double ability, SplittableRandom random) {
        double halfGap = targets.gap()[d] / 2;
        double spread = Math.sqrt(Math.max(1, sample.within[d] * sample.within[d] - halfGap * halfGap));
        double known = BY_STATUS * status + BY_ABILITY * ability + BY_DOMAIN * random.nextGaussian();
        double center = targets.mean()[d] + sample.effect[d][school] + (boy ? halfGap : -halfGap);
        for (int m = 0; m < values.length; m++) {
            double score = Math.sqrt(RELIABILITY) * known + Math.sqrt(1 - RELIABILITY) * random.nextGaussian();
            values[m] = center + spread * score;
        }
    }

    private int schoolOf(int index) {
        int found = Arrays.binarySearch(firstOfSchool, index);
        if (found < 0) {
            return -found - 2;
        }
        while (sample.students[found] == 0) {
            found++;
        }
        return found;
    }

    private static int binomial(int trials, double probability, SplittableRandom random) {
        int successes = 0;
        for (int i = 0; i < trials; i++) {
            successes += random.nextDouble() < probability ? 1 : 0;
        }
        return successes;
    }
}
