package org.gei.pisa.domain.live;

import java.util.Arrays;
import java.util.Optional;

/// What is estimated. In requests and answers a statistic is written as [#toString()]: `mean`, `r2`.
public enum Statistic {
    MEAN("mean", "Mean"),
    STANDARD_DEVIATION("sd", "Standard deviation"),
    PERCENTILE("percentile", "Percentile"),
    SHARE("share", "Share of students"),
    DIFFERENCE("difference", "Difference between two groups"),
    SLOPE("slope", "Slope"),
    INTERCEPT("intercept", "Intercept"),
    R2("r2", "Explained variation"),
    CORRELATION("correlation", "Correlation"),
    COUNT("count", "Students");

    private final String text;
    private final String label;

    Statistic(String text, String label) {
        this.text = text;
        this.label = label;
    }

    /// The statistic written so.
    public static Optional<Statistic> find(String text) {
        return Arrays.stream(values())
                .filter(statistic -> statistic.text.equals(text))
                .findFirst();
    }

    /// For people.
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return text;
    }
}
