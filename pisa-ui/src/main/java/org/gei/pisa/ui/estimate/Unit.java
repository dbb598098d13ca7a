package org.gei.pisa.ui.estimate;

import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.shell.Numbers;

/// How values of a statistic are written: scores without decimals and their standard error with one, indices with
/// two, percent with one.
///
/// @param name for axes and subtitles: `score points`
/// @param suffix after a value in a sentence: ` h`
/// @param factor from the values of the API to what is shown
public record Unit(String name, String suffix, int decimals, int errorDecimals, double factor) {

    public static final Unit SCORE = new Unit("score points", "", 0, 1, 1);
    public static final Unit PERCENT = new Unit("percent", " %", 1, 1, 1);
    public static final Unit INDEX = new Unit("index", "", 2, 2, 1);
    /// For a variable in minutes.
    public static final Unit HOURS = new Unit("hours per week", " h", 1, 1, 1 / 60.0);

    private static final Unit YEARS = new Unit("years", "", 2, 2, 1);
    private static final Unit MINUTES = new Unit("minutes", " min", 0, 1, 1);
    private static final Unit SCALE_OF_100 = new Unit("scale of 0 to 100", "", 1, 1, 1);
    private static final Unit STUDENTS = new Unit("students", "", 0, 0, 1);
    private static final Unit SHARE_OF_ONE = new Unit("share of the variation", "", 3, 3, 1);
    private static final Unit CORRELATION = new Unit("correlation", "", 2, 2, 1);

    /// @param variable name
    /// @param label of the variable: says the unit of those that are counted or timed
    public static Unit of(Statistic statistic, String variable, String label) {
        return switch (statistic) {
            case SHARE -> PERCENT;
            case COUNT -> STUDENTS;
            case R2 -> SHARE_OF_ONE;
            case CORRELATION -> CORRELATION;
            case MEAN, STANDARD_DEVIATION, PERCENTILE, DIFFERENCE, SLOPE, INTERCEPT -> ofVariable(variable, label);
        };
    }

    private static Unit ofVariable(String variable, String label) {
        if (Domain.find(variable).isPresent()) {
            return SCORE;
        }
        if (label.contains("(minutes)")) {
            return MINUTES;
        }
        if (label.contains("(ISEI)")) {
            return SCALE_OF_100;
        }
        return label.startsWith("Age") || label.startsWith("Years") ? YEARS : INDEX;
    }

    public double shown(double value) {
        return factor * value;
    }

    /// `405`
    public String text(double value) {
        return Numbers.decimal(shown(value), decimals);
    }

    /// `1.9`
    public String error(double standardError) {
        return Numbers.decimal(shown(standardError), errorDecimals);
    }

    /// `405 (1.9)`
    public String text(double value, double standardError) {
        return text(value) + " (" + error(standardError) + ")";
    }
}
