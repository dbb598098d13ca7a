package org.gei.pisa.fieldwork.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A variable of the file as one participant fills it in.
///
/// @param question how it is answered
/// @param unanswered part of the students without an answer
/// @param missing codes that say why there is none; without any, the field stays empty
record Item(Question question, double unanswered, List<String> missing) {

    /// One in three of the answers that are missing say why, the others are `NA` or empty, as in the sources of
    /// old.
    @Nullable
    String entry(Student student, RandomGenerator random) {
        if (unanswered > 0 && random.nextDouble() < unanswered) {
            return switch (random.nextInt(3)) {
                case 0 -> missing.isEmpty() ? null : missing.get(random.nextInt(missing.size()));
                case 1 -> "NA";
                default -> null;
            };
        }
        return question.answer(student, random);
    }
}
