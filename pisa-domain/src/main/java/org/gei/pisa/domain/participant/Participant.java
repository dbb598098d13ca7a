package org.gei.pisa.domain.participant;

import org.jspecify.annotations.Nullable;

/// A country or economy that takes part.
///
/// @param code three capital letters as in the variable `CNT`; some are no ISO codes (`QAZ`, `TAP`)
/// @param name English name
/// @param mapId numeric ISO 3166 code of its shape on the world map, or null if it has no shape of its own
/// @param expectedStudents students in the complete sample
/// @param expectedSchools schools in the complete sample
public record Participant(
        String code, String name, @Nullable String mapId, int expectedStudents, int expectedSchools) {

    public Participant {
        if (!code.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException(
                    "participant code: expected three capital letters, but got '" + code + "'");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("participant " + code + ": expected a name, but got none");
        }
        if (expectedStudents <= 0 || expectedSchools <= 0) {
            throw new IllegalArgumentException("participant " + code
                    + ": expected a positive number of students and schools, but got " + expectedStudents + " and "
                    + expectedSchools);
        }
    }
}
