package org.gei.pisa.deployment.image;

import java.io.IOException;

/// A registry can't be reached.
final class UnreachableException extends IOException {

    private static final long serialVersionUID = 1;

    UnreachableException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
