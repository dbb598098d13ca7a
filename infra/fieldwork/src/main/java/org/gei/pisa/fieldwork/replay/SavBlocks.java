package org.gei.pisa.fieldwork.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The deflated blocks of an SPSS system file of compression 2, one zlib stream after the other, as one stream of
/// bytes.
final class SavBlocks extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater();
    private long compressedLeft;
    private byte[] chunk = {};

    SavBlocks(SavInput input) throws IOException {
        input.int64(); // where this header stands
        long trailer = input.int64();
        input.int64(); // length of the trailer
        this.compressedLeft = trailer - input.position();
        if (compressedLeft < 0) {
            throw input.broken("an offset behind it", trailer);
        }
        this.in = input.rest();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        try {
            while (length > 0) {
                int count = inflater.inflate(into, offset, length);
                if (count > 0) {
                    return count;
                }
                if (inflater.finished()) {
                    nextBlock();
                }
                if (inflater.needsInput() && !fill()) {
                    return -1;
                }
            }
            return 0;
        } catch (DataFormatException e) {
            throw new IOException("a block is not deflated data", e);
        }
    }

    /// A block begins right after the last byte of the one before.
    private void nextBlock() {
        int unread = inflater.getRemaining();
        inflater.reset();
        inflater.setInput(chunk, chunk.length - unread, unread);
    }

    private boolean fill() throws IOException {
        if (compressedLeft == 0) {
            return false;
        }
        chunk = in.readNBytes((int) Math.min(BUFFER, compressedLeft));
        compressedLeft -= chunk.length;
        if (chunk.length == 0) {
            throw new EOFException();
        }
        inflater.setInput(chunk);
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
