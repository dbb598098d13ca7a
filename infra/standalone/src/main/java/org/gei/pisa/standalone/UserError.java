package org.gei.pisa.standalone;

/// Something the user can mend. The message is one line and says what was expected, what was found, and what to do.
final class UserError extends RuntimeException {

    private final int exitCode;

    private UserError(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    static UserError wrongOption(String message) {
        return new UserError(message, 2);
    }

    static UserError failed(String message) {
        return new UserError(message, 1);
    }

    int exitCode() {
        return exitCode;
    }
}
