package org.gei.pisa.batch.partition;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;

/// A small broker of Kafka in a process of its own, which may be killed and started again with what it had.
final class KafkaBroker implements AutoCloseable {

    private final Path folder;
    private final Path settings;
    private final String address;
    private Process process;

    /// @param folder where it keeps its data and its log
    KafkaBroker(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        try (var one = free();
                var other = free()) {
            address = "127.0.0.1:" + one.getLocalPort();
            settings = Files.writeString(folder.resolve("server.properties"), """
                    process.roles=broker,controller
                    node.id=1
                    listeners=PLAINTEXT://%1$s,CONTROLLER://127.0.0.1:%2$d
                    controller.listener.names=CONTROLLER
                    controller.quorum.voters=1@127.0.0.1:%2$d
                    log.dirs=%3$s
                    offsets.topic.replication.factor=1
                    offsets.topic.num.partitions=1
                    log.cleaner.dedupe.buffer.size=4194304
                    """.formatted(
                    address, other.getLocalPort(), folder.toAbsolutePath().resolve("data")));
        }
        if (run("kafka.tools.StorageTool", "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString())
                        .waitFor()
                != 0) {
            throw new IOException("the broker's folder could not be made: see " + folder.resolve("broker.log"));
        }
        start();
    }

    private static ServerSocket free() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /// As `spring.kafka.bootstrap-servers` has it.
    String address() {
        return address;
    }

    void start() throws IOException {
        process = run("kafka.Kafka", settings.toString());
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private Process run(String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx160m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
