package org.gei.pisa.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder of a checkout in which benchmarks keep their data and results. One run at a time holds its lock, because
/// each begins by deleting what it finds; the operating system releases it with the process, however that ends.
final class BenchFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private BenchFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder where it is not there yet, and takes its lock.
    ///
    /// @throws InUse if another run holds it
    static BenchFolder lock(Path path) throws IOException, InUse {
        Files.createDirectories(path);
        var file = path.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new InUse(path, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new BenchFolder(path, channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // another run of this process
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /// Another run uses the folder.
    static final class InUse extends Exception {
        private InUse(Path path, String process) {
            super(
                    "benchmarks run in %s already (process %s) and would lose their data: wait for their end, or stop them"
                            .formatted(path, process));
        }
    }
}
