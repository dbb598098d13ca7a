package org.gei.pisa.benchmark.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What several benchmarks of a run use: made when the first one asks for it, closed when none that is still to come
/// uses it, so that nothing runs beside a measurement but what it needs.
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

    /// Closes everything else, in reverse.
    public void keepOnly(Set<? extends Class<?>> types) throws Exception {
        made.keySet().retainAll(types);
        for (var each : List.copyOf(order)) {
            if (!made.containsValue(each)) {
                order.remove(each);
                each.close();
            }
        }
    }

    @Override
    public void close() throws Exception {
        keepOnly(Set.of());
    }
}
