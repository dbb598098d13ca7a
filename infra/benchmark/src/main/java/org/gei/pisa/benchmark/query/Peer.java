package org.gei.pisa.benchmark.query;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.benchmark.system.Costs;

/// The process of [EmptyEndpoint].
final class Peer implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;

    /// @param jvmOptions those of the process that it is compared with
    Peer(int bytes, List<String> jvmOptions) throws IOException, InterruptedException {
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Dbytes=" + bytes,
                "-Dserver.port=" + port,
                "-Dserver.address=127.0.0.1",
                "-Dspring.main.banner-mode=off",
                "-cp",
                System.getProperty("java.class.path"),
                EmptyEndpoint.class.getName()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroy();
                throw new IOException("expected the empty endpoint to start");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Costs costs() {
        return Costs.of(process);
    }

    private boolean listens() {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
