package org.gei.pisa.ui.feed;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of a page that shows some feeds; prepared again only when one of them has something new.
public final class LivePart {

    private final List<Feed<?>> feeds;
    private final Supplier<Runnable> prepare;
    private long prepared = -1;

    /// @param prepare makes, from the states of the feeds, what changes the components; runs without the lock of
    ///     the session
    public LivePart(List<Feed<?>> feeds, Supplier<Runnable> prepare) {
        this.feeds = List.copyOf(feeds);
        this.prepare = prepare;
    }

    List<Feed<?>> feeds() {
        return feeds;
    }

    /// What changes the components; null if there is nothing new. Not called by two threads at a time.
    @Nullable
    Runnable changes() {
        long newest = feeds.stream().mapToLong(feed -> feed.state().revision()).sum();
        if (newest == prepared) {
            return null;
        }
        prepared = newest;
        return prepare.get();
    }

    /// What changes the components, new or not.
    Runnable anyway() {
        return prepare.get();
    }
}
