package org.gei.pisa.domain.survey;

import org.jspecify.annotations.Nullable;

/// What is reported, and how it is marked. OECD's standard asks for at least 30 students and 5 schools with valid
/// data behind a value (*PISA 2018 Results*, Reader's Guide); marks of incomplete coverage are those of its tables.
public final class ReportingStandard {

    public static final int STUDENTS = 30;
    public static final int SCHOOLS = 5;

    /// There are too few students or schools for a reliable value.
    public static final String TOO_FEW = "c";

    private static final double COMPLETE_ENOUGH = 0.75;
    private static final double HALF = 0.5;

    private ReportingStandard() {}

    /// `c` if there are too few, otherwise null.
    public static @Nullable String flag(int students, int schools) {
        return students < STUDENTS || schools < SCHOOLS ? TOO_FEW : null;
    }

    /// The mark of a value from an incomplete sample: `†` below 75 % of the expected one, `‡` below 50 %, else null.
    public static @Nullable String mark(double coverage) {
        if (coverage < HALF) {
            return "‡";
        }
        return coverage < COMPLETE_ENOUGH ? "†" : null;
    }
}
