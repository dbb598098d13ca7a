package org.gei.pisa.api.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many streams each client has open. Remembers a client only while it has one.
@Component
class OpenStreams {

    private final Map<String, Integer> byClient = new ConcurrentHashMap<>();

    /// Counts a stream in, unless the client has as many as it may.
    boolean open(String client, int most) {
        var refused = new boolean[1];
        byClient.compute(client, (_, open) -> {
            int now = open == null ? 0 : open;
            refused[0] = now >= most;
            return refused[0] ? open : Integer.valueOf(now + 1);
        });
        return !refused[0];
    }

    void close(String client) {
        byClient.computeIfPresent(client, (_, open) -> open > 1 ? open - 1 : null);
    }
}
