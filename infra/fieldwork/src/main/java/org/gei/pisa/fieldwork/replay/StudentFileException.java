package org.gei.pisa.fieldwork.replay;

/// A file that is no student file, or a broken one. The message names the file, what was expected and what was
/// found.
public final class StudentFileException extends RuntimeException {

    StudentFileException(String message) {
        super(message);
    }

    StudentFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
