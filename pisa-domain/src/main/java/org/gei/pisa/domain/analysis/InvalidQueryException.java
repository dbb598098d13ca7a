package org.gei.pisa.domain.analysis;

/// A query that can't be answered. The message says what was expected, what was found, and, where something is near,
/// what was probably meant.
public final class InvalidQueryException extends RuntimeException {

    private final String parameter;

    /// @param parameter name of the parameter that has to change
    public InvalidQueryException(String parameter, String problem) {
        super(problem);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
