package org.gei.pisa.batch.operations;

/// There is no execution with the number asked for.
final class NoSuchExecutionException extends RuntimeException {
    NoSuchExecutionException(long id) {
        super("There is no execution " + id + ".");
    }
}
