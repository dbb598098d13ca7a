package org.gei.pisa.domain.codebook;

/// What a variable is for, which decides how its text is validated and what can be computed from it.
public enum VariableKind {
    /// Country, school and student numbers: required, never analysed.
    IDENTIFIER,
    /// One of the codes of the codebook, or missing.
    CATEGORICAL,
    /// A number within the valid range, or missing.
    CONTINUOUS,
    /// One of ten draws of a student's proficiency in a domain.
    PLAUSIBLE_VALUE,
    /// Final student weight or one of its 80 replicates: required.
    WEIGHT
}
