package org.gei.pisa.batch.source;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Where one reader of a source leaves its connection to the next. To connect, to look at the table and to plan the
/// statements takes a source and this process as long as to read a thousand rows, and windows change in all countries
/// at once. What nobody takes is closed after a while.
public final class Handover {

    private static final Duration LEFT = Duration.ofSeconds(5);

    private final AtomicReference<@Nullable OpenSource> left = new AtomicReference<>();

    void leave(OpenSource open) {
        close(left.getAndSet(open));
        CompletableFuture.delayedExecutor(LEFT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (left.compareAndSet(open, null)) {
                        open.close();
                    }
                });
    }

    /// What was left, if it is of use still.
    @Nullable
    OpenSource take() {
        var open = left.getAndSet(null);
        if (open == null || open.isUsable()) {
            return open;
        }
        open.close();
        return null;
    }

    private static void close(@Nullable OpenSource open) {
        if (open != null) {
            open.close();
        }
    }
}
