package org.gei.pisa.ui.estimate;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gei.pisa.domain.live.EstimateRow;
import org.gei.pisa.domain.survey.Comparison;
import org.gei.pisa.ui.shell.Numbers;
import org.jspecify.annotations.Nullable;

/// An estimate in words.
public final class Words {

    /// Fewer students or schools with valid data than these are not reported (OECD reporting standard).
    private static final int STUDENTS = 30;

    private static final int SCHOOLS = 5;

    private Words() {}

    /// `ALB ‡`
    static String code(EstimateRow row) {
        return marked(row.country(), row);
    }

    /// `Albania ‡`
    static String name(EstimateRow row) {
        return marked(row.name(), row);
    }

    private static String marked(String text, EstimateRow row) {
        var mark = row.mark();
        return mark == null ? text : text + " " + mark;
    }

    /// `405 (1.9)`, or why there is no value.
    public static String value(EstimateRow row, Unit unit) {
        var value = row.value();
        var error = row.standardError();
        return value == null ? missing(row) : error == null ? unit.text(value) : unit.text(value, error);
    }

    /// `12 of 30 students`: what is still needed for a value.
    public static String missing(EstimateRow row) {
        if (row.students() < STUDENTS) {
            return "%d of %d students".formatted(row.students(), STUDENTS);
        }
        if (row.schools() < SCHOOLS) {
            return "%d of %d schools".formatted(row.schools(), SCHOOLS);
        }
        // of a difference the row counts both groups together
        return row.flag() == null ? "no value" : "a group is too small";
    }

    /// For the one who points at it.
    ///
    /// @param what the measure and group; may be empty
    public static String tip(EstimateRow row, String what, Unit unit) {
        var head = what.isEmpty() ? row.name() : row.name() + ", " + what;
        var students = "%s students in %s schools, %s of the expected sample"
                .formatted(
                        Numbers.whole(row.students()), Numbers.whole(row.schools()), Numbers.percent(row.coverage()));
        var value = row.value();
        if (value == null) {
            return head + "\ncollecting: " + missing(row) + "\n" + students;
        }
        var against = against(row.againstAverage(), unit);
        return head + "\n" + value(row, unit) + unit.suffix() + interval(row, unit)
                + (against.isEmpty() ? "" : "\n" + against) + "\n" + students;
    }

    private static String interval(EstimateRow row, Unit unit) {
        var low = low(row);
        var high = high(row);
        return low == null || high == null
                ? ""
                : ", 95 %% interval %s to %s".formatted(unit.text(low), unit.text(high));
    }

    /// `12 above the average`; empty where it can't be said.
    public static String against(@Nullable Comparison comparison, Unit unit) {
        if (comparison == null) {
            return "";
        }
        if (!comparison.significant()) {
            return "not different from the average";
        }
        return unit.text(Math.abs(comparison.difference()))
                + (comparison.difference() > 0 ? " above the average" : " below the average");
    }

    static @Nullable Double low(EstimateRow row) {
        return bound(row, -1);
    }

    static @Nullable Double high(EstimateRow row) {
        return bound(row, 1);
    }

    private static @Nullable Double bound(EstimateRow row, int side) {
        var value = row.value();
        var error = row.standardError();
        return value == null || error == null ? null : value + side * Comparison.Z_95 * error;
    }

    /// What tells the rows of one answer apart, beside the country; one key has one average.
    static String key(String variable, @Nullable String measure, Map<String, String> group) {
        return variable + "|" + Objects.toString(measure, "") + "|"
                + group.entrySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }

    static String key(EstimateRow row) {
        return key(row.variable(), row.measure(), row.group());
    }
}
