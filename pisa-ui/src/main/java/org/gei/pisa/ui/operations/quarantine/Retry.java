package org.gei.pisa.ui.operations.quarantine;

import java.util.function.Supplier;
import org.gei.pisa.domain.operations.RetryRequest;
import org.gei.pisa.domain.operations.RetryResult;
import org.gei.pisa.ui.operations.PageContext;

/// Asks the batch to hold rows against the rules again; it answers when that is done.
final class Retry {

    private Retry() {}

    static Supplier<RetryResult> of(PageContext context, String user, RetryRequest request) {
        return () -> context.batch().postPatiently(user, RetryResult.class, "/api/v1/quarantine/retry", request);
    }
}
