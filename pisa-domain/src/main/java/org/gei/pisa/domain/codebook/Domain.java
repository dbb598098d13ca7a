package org.gei.pisa.domain.codebook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gei.pisa.domain.codebook.ProficiencyScale.Level;

/// A domain of the assessment. It is analysed as one variable, which stands for all ten plausible values: a single
/// one of them gives standard errors that are too small.
public enum Domain {
    READING(
            "PVREAD",
            "Reading",
            new Level("1c", 189.33),
            new Level("1b", 262.04),
            new Level("1a", 334.75),
            new Level("2", 407.47),
            new Level("3", 480.18),
            new Level("4", 552.89),
            new Level("5", 625.61),
            new Level("6", 698.32)),
    MATHEMATICS(
            "PVMATH",
            "Mathematics",
            new Level("1", 357.77),
            new Level("2", 420.07),
            new Level("3", 482.38),
            new Level("4", 544.68),
            new Level("5", 606.99),
            new Level("6", 669.30)),
    SCIENCE(
            "PVSCIE",
            "Science",
            new Level("1b", 260.54),
            new Level("1a", 334.94),
            new Level("2", 409.54),
            new Level("3", 484.14),
            new Level("4", 558.73),
            new Level("5", 633.33),
            new Level("6", 707.93));

    private final String variable;
    private final String label;
    private final ProficiencyScale scale;

    Domain(String variable, String label, Level... levels) {
        this.variable = variable;
        this.label = label;
        this.scale = new ProficiencyScale(List.of(levels));
    }

    /// The domain analysed under this name.
    public static Optional<Domain> find(String variable) {
        return Arrays.stream(values())
                .filter(domain -> domain.variable.equals(variable))
                .findFirst();
    }

    /// Name under which the ten plausible values are analysed: `PVREAD`.
    public String variable() {
        return variable;
    }

    /// For people.
    public String label() {
        return label;
    }

    /// The proficiency levels of PISA 2018.
    public ProficiencyScale scale() {
        return scale;
    }
}
