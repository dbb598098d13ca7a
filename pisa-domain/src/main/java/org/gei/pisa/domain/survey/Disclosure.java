package org.gei.pisa.domain.survey;

import org.jspecify.annotations.Nullable;

/// What is held back so that two answers, one before and one after a student came, don't tell what that
/// student answered.
///
/// A cell is computed from the first students who came to it, as many as are whole steps: the next ones
/// count when there are enough for another step. Which ones is a function of the rows and their versions
/// alone, so that nothing has to be remembered and every server says the same.
///
/// @param releaseStep k, how many new students a cell waits for; 1 or less for none
public record Disclosure(int releaseStep) {

    /// Holds nothing back.
    public static final Disclosure OPEN = new Disclosure(0);

    /// A value that would reveal, together with a total, one that is not reported.
    public static final String WITHHELD = "p";

    public boolean isProtecting() {
        return releaseStep > 1;
    }

    /// Those of the students who count.
    public Students released(Students students) {
        return isProtecting() ? students.firstToCome(students.count() / releaseStep * releaseStep) : students;
    }

    /// `c` if there are too few, `p` if the value is withheld, otherwise null.
    public static @Nullable String flag(Students students, boolean withheld) {
        var flag = ReportingStandard.flag(students.count(), students.schools());
        return flag == null && withheld ? WITHHELD : flag;
    }
}
