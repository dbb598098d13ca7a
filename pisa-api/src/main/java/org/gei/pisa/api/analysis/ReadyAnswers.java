package org.gei.pisa.api.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// Answers as bytes, each kept for as long as it would be made of the same again. What was used least lately goes first
/// when there are too many bytes.
@Component
class ReadyAnswers {

    private static final long MOST_BYTES = 32L << 20;
    private static final long LONGEST = MOST_BYTES / 16;
    /// What an entry takes besides its texts and bytes, about.
    private static final int ENTRY = 1500;

    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /// A request by the texts that decide what answers it: spelled differently, the same question is another one.
    record Key(String parameters, List<String> accept) {

        static Key of(ServerHttpRequest request) {
            var parameters = request.getURI().getRawQuery();
            return new Key(
                    parameters == null ? "" : parameters, request.getHeaders().getOrEmpty("Accept"));
        }

        private long bytes() {
            return parameters.length()
                    + accept.stream().mapToInt(String::length).sum();
        }
    }

    private record Kept(BooleanSupplier current, Answer answer) {

        private long bytes() {
            return answer.body().length + ENTRY;
        }
    }

    /// The answer to a request that was answered before; null if there is none, or if something has changed since.
    @Nullable
    Answer find(Key key) {
        Kept found;
        synchronized (kept) {
            found = kept.get(key);
        }
        return found != null && found.current().getAsBoolean() ? found.answer() : null;
    }

    /// @param current whether the answer would be made of the same now
    void keep(Key key, BooleanSupplier current, Answer answer) {
        if (key.bytes() + answer.body().length > LONGEST) {
            return;
        }
        var entry = new Kept(current, answer);
        synchronized (kept) {
            var before = kept.put(key, entry);
            bytes += entry.bytes() - (before == null ? -key.bytes() : before.bytes());
            var oldest = kept.entrySet().iterator();
            while (bytes > MOST_BYTES) {
                var gone = oldest.next();
                bytes -= gone.getKey().bytes() + gone.getValue().bytes();
                oldest.remove();
            }
        }
    }
}
