package org.gei.pisa.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything of one system: cluster, logs, secrets, state. One launcher at a time
/// holds its lock; the operating system releases it with the process, however that ends.
final class DataDirectory implements AutoCloseable {

    private static final String OWNER_ONLY = "rw-------";

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder where it is not there yet, and takes its lock.
    ///
    /// @throws UserError if another launcher holds it
    static DataDirectory lock(Path path) throws IOException {
        Files.createDirectories(path.resolve("logs"));
        var file = path.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw UserError.failed(
                    "already running with this data (process %s): stop that, or choose another folder with --data"
                            .formatted(Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectory(path, channel);
    }

    /// Whether a launcher holds the lock of that folder now.
    static boolean locked(Path path) throws IOException {
        var file = path.resolve("lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var free = channel.tryLock()) {
            return free == null;
        }
    }

    Path path() {
        return path;
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    /// Writes a file that only its owner can read, whole or not at all.
    static void writePrivately(Path file, String content) {
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
