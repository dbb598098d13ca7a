package org.gei.pisa.fieldwork.replay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of an SPSS system file as numbers in the byte order of the machine that wrote it.
final class SavInput implements AutoCloseable {

    private final Path file;
    private final InputStream in;
    private final ByteBuffer word = ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private long position;

    SavInput(Path file) throws IOException {
        this.file = file;
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    void order(ByteOrder order) {
        this.order = order;
        word.order(order);
    }

    ByteOrder order() {
        return order;
    }

    byte[] bytes(long count) throws IOException {
        if (count < 0 || count > Integer.MAX_VALUE / 2) {
            throw new StudentFileException(
                    "%s: expected a length at byte %d, but found %d".formatted(file, position, count));
        }
        var bytes = in.readNBytes((int) count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    int int32() throws IOException {
        word.clear().put(bytes(Integer.BYTES)).flip();
        return word.getInt();
    }

    long int64() throws IOException {
        word.clear().put(bytes(Long.BYTES)).flip();
        return word.getLong();
    }

    double float64() throws IOException {
        word.clear().put(bytes(Double.BYTES)).flip();
        return word.getDouble();
    }

    /// What is not read yet.
    InputStream rest() {
        return in;
    }

    long position() {
        return position;
    }

    StudentFileException broken(String expected, Object found) {
        return new StudentFileException(
                "%s: expected %s near byte %d, but found %s".formatted(file, expected, position, found));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
