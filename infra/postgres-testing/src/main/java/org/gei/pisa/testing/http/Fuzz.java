package org.gei.pisa.testing.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Requests of eight clients at once, each made from a seed of its own. 2,000 of them; `-Dpisa.fuzz.requests=10000`
/// sends as many, `-Dpisa.fuzz.seed=` others.
public final class Fuzz {

    private static final int REQUESTS = Integer.getInteger("pisa.fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("pisa.fuzz.seed", 2018);
    private static final int CLIENTS = 8;

    private final int port;
    private final Function<Garbage, String> request;
    private final SortedMap<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    private Fuzz(int port, Function<Garbage, String> request) {
        this.port = port;
        this.request = request;
    }

    /// Sends all requests to a server.
    ///
    /// @return how many answers had each status
    /// @throws AssertionError if one of them was not answered, or with what it should not be
    public static SortedMap<Integer, Integer> send(int port, Function<Garbage, String> request)
            throws InterruptedException {
        var fuzz = new Fuzz(port, request);
        fuzz.sendAll();
        System.out.println(REQUESTS + " requests, by status: " + fuzz.statuses);
        if (!fuzz.faults.isEmpty()) {
            throw new AssertionError("expected answers without faults, but got " + fuzz.faults.size() + ":\n"
                    + String.join("\n", fuzz.faults));
        }
        return fuzz.statuses;
    }

    private void sendAll() throws InterruptedException {
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < REQUESTS; i++) {
                long seed = SEED * 1_000_003 + i;
                work.add(() -> {
                    send(seed);
                    return null;
                });
            }
            for (var sent : clients.invokeAll(work)) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("expected an answer to every request", e.getCause());
        }
    }

    private void send(long seed) throws IOException {
        var text = request.apply(new Garbage(seed));
        var answer = Answer.to(text, port);
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.fault() != null) {
            faults.add(answer.fault() + " for seed " + seed + ": " + text + "\n" + answer.text());
        }
    }
}
