package org.gei.pisa.fieldwork.synthetic;

import java.util.random.RandomGenerator;

/// A synthetic student, as numbers. What becomes text and what becomes missing is decided by [Questionnaire].
///
/// @param index number of the student within the participant, from 0
/// @param school number of the school, from 0
/// @param weight final student weight
/// @param boy false for a girl
/// @param generation 1 native, 2 second-generation, 3 first-generation immigrant
/// @param plausibleValues by domain, ten each, on the PISA scale
/// @param ability what all domains have in common, standardised within schools
/// @param escs economic, social and cultural status
public record Student(
        int index,
        int school,
        double weight,
        boolean boy,
        int generation,
        double[][] plausibleValues,
        double ability,
        double escs,
        double belong,
        double tmins,
        int durecec) {

    /// The same student asked again about status, belonging, learning time and early education.
    Student reconsidered(RandomGenerator random) {
        return new Student(
                index,
                school,
                weight,
                boy,
                generation,
                plausibleValues,
                ability,
                escs + 0.3 * random.nextGaussian(),
                belong + 0.3 * random.nextGaussian(),
                Math.clamp(tmins + 5 * (random.nextInt(61) - 30), 200, 3000),
                Math.clamp(durecec + random.nextInt(3) - 1L, 0, 8));
    }
}
