package org.gei.pisa.benchmark.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.gei.pisa.benchmark.measure.Samples;

/// Connections that each ask again as soon as they are answered (HTTP/1.1, kept alive).
public final class RequestLoad {

    private static final int SOCKET_PATIENCE = 60_000;

    private RequestLoad() {}

    /// @param answers per second, over all connections
    /// @param millis of each answer
    /// @param bytes of the body of the last answer
    public record Result(double answers, Samples millis, int bytes) {}

    /// @param paths makes the path of each request; asked by several threads
    public static Result run(URI server, int connections, Duration duration, Supplier<String> paths) throws Exception {
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var running = new ArrayList<Future<Connection>>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit((Callable<Connection>) () -> new Connection(server, paths).askUntil(end)));
            }
            var millis = new ArrayList<Double>();
            int bytes = 0;
            double seconds = duration.toNanos() / 1e9;
            for (var one : running) {
                var connection = one.get();
                millis.addAll(connection.millis);
                bytes = connection.bytes;
            }
            return new Result(millis.size() / seconds, Samples.of(millis), bytes);
        }
    }

    private static final class Connection {
        private final URI server;
        private final Supplier<String> paths;
        private final List<Double> millis = new ArrayList<>();
        private int bytes;

        Connection(URI server, Supplier<String> paths) {
            this.server = server;
            this.paths = paths;
        }

        Connection askUntil(long end) throws IOException {
            try (var socket = new Socket(server.getHost(), server.getPort())) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(SOCKET_PATIENCE);
                var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
                var out = socket.getOutputStream();
                long begin = System.nanoTime();
                while (begin < end) {
                    out.write("GET %s HTTP/1.1\r\nHost: %s\r\nAccept: application/json\r\n\r\n"
                            .formatted(paths.get(), server.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
                    bytes = readAnswer(in);
                    long now = System.nanoTime();
                    millis.add((now - begin) / 1e6);
                    begin = now;
                }
            }
            return this;
        }

        private static int readAnswer(InputStream in) throws IOException {
            var status = line(in);
            if (!status.startsWith("HTTP/1.1 200 ")) {
                throw new IOException("expected 200, but got " + status);
            }
            int length = -1;
            for (var header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            if (length < 0) {
                throw new IOException("expected the header Content-Length");
            }
            in.skipNBytes(length);
            return length;
        }

        private static String line(InputStream in) throws IOException {
            var text = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the server closed the connection");
                }
                if (c != '\r') {
                    text.append((char) c);
                }
            }
            return text.toString();
        }
    }
}
