package org.gei.pisa.benchmark.measure;

/// A goal and what was measured.
///
/// @param what in words, such as `load from 20 sources / floor`
/// @param unit of both numbers; empty for a ratio
public record Goal(String what, Bound bound, double goal, double measured, String unit) {

    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public static Goal atLeast(String what, double goal, double measured, String unit) {
        return new Goal(what, Bound.AT_LEAST, goal, measured, unit);
    }

    public static Goal atMost(String what, double goal, double measured, String unit) {
        return new Goal(what, Bound.AT_MOST, goal, measured, unit);
    }

    public boolean met() {
        return switch (bound) {
            case AT_LEAST -> measured >= goal;
            case AT_MOST -> measured <= goal;
        };
    }
}
