package org.gei.pisa.benchmark.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/// What several benchmarks of a run use: made when the first one asks for it, closed after the last one, in reverse.
public final class Shared implements AutoCloseable {

    /// Makes something that has to be closed.
    @FunctionalInterface
    public interface Maker<T extends AutoCloseable> {
        T make() throws Exception;
    }

    private final Map<Class<?>, AutoCloseable> made = new HashMap<>();
    private final Deque<AutoCloseable> order = new ArrayDeque<>();

    /// The one of that type.
    public <T extends AutoCloseable> T get(Class<T> type, Maker<T> maker) throws Exception {
        var known = made.get(type);
        if (known != null) {
            return type.cast(known);
        }
        var fresh = maker.make();
        made.put(type, fresh);
        order.push(fresh);
        return fresh;
    }

    @Override
    public void close() throws Exception {
        made.clear();
        while (!order.isEmpty()) {
            order.pop().close();
        }
    }
}
