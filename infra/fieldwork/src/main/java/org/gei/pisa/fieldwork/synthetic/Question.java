package org.gei.pisa.fieldwork.synthetic;

import java.util.random.RandomGenerator;

/// How a student answers one question, given as the text of the student file.
@FunctionalInterface
interface Question {

    String answer(Student student, RandomGenerator random);

    /// A scale with mean `mean` and standard deviation 1 that rises with status and ability by the given amounts.
    static Question scale(double mean, double byStatus, double byAbility) {
        double rest = Math.sqrt(Math.max(0.2, 1 - byStatus * byStatus - byAbility * byAbility));
        return (student, random) -> Decimals.text(
                mean + byStatus * student.escs() + byAbility * student.ability() + rest * random.nextGaussian(), 4);
    }

    /// Ordered codes from `first` up, cut from a standard normal trait at `cuts`; the trait rises with
    /// status and ability by the given amounts.
    static Question ordered(int first, double byStatus, double byAbility, double... cuts) {
        return (student, random) -> {
            double trait = byStatus * student.escs() + byAbility * student.ability() + random.nextGaussian();
            int code = first;
            for (double cut : cuts) {
                code += trait > cut ? 1 : 0;
            }
            return Integer.toString(code);
        };
    }

    /// Code 1 (yes) with a probability of about that of a standard normal trait staying under `cut`, else 2 (no).
    static Question yes(double cut, double byStatus) {
        return ordered(1, -byStatus, 0, cut);
    }

    /// A whole number around `mean`, from `least` up, in steps.
    static Question amount(double mean, double spread, int step, int least, int most) {
        return (student, random) -> {
            long steps = Math.round((mean + spread * random.nextGaussian()) / step);
            return Long.toString(Math.clamp(steps * step, least, most));
        };
    }
}
