package org.gei.pisa.api.change;

import org.springframework.core.NestedExceptionUtils;

/// What the warehouse or its driver says of a failure, for the log. What Spring says around it quotes the statement.
public final class WarehouseTrouble {

    private WarehouseTrouble() {}

    public static String inWords(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
