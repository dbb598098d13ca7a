package org.gei.pisa.fieldwork.replay;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The cases of an SPSS system file, an element of eight bytes at a time, whatever the compression.
final class SavCases {

    private static final int ENDED = 252;
    private static final int VERBATIM = 253;
    private static final int SPACES = 254;
    private static final int SYSTEM_MISSING = 255;
    private static final byte[] EIGHT_SPACES = "        ".getBytes(StandardCharsets.US_ASCII);

    private final SavHeader header;
    private final InputStream in;
    private final ByteBuffer element;
    private byte[] codes = {};
    private int next;

    SavCases(SavInput input, SavHeader header) throws IOException {
        this.header = header;
        this.element = ByteBuffer.allocate(SavVariable.ELEMENT).order(input.order());
        this.in = header.compression() == 2 ? new SavBlocks(input) : input.rest();
    }

    /// Reads the next element into `into`.
    ///
    /// @return false if the file ends here
    /// @throws EOFException if it ends within the element
    boolean read(byte[] into, int offset) throws IOException {
        if (header.compression() == 0) {
            return verbatim(into, offset);
        }
        while (true) {
            if (next == codes.length) {
                codes = in.readNBytes(SavVariable.ELEMENT);
                next = 0;
                if (codes.length == 0) {
                    return false;
                }
            }
            int code = codes[next++] & 0xff;
            switch (code) {
                case 0 -> {}
                case ENDED -> {
                    return false;
                }
                case VERBATIM -> {
                    if (!verbatim(into, offset)) {
                        throw new EOFException();
                    }
                    return true;
                }
                case SPACES -> {
                    System.arraycopy(EIGHT_SPACES, 0, into, offset, SavVariable.ELEMENT);
                    return true;
                }
                default -> {
                    double value = code == SYSTEM_MISSING ? header.systemMissing() : code - header.bias();
                    element.putDouble(0, value).get(0, into, offset, SavVariable.ELEMENT);
                    return true;
                }
            }
        }
    }

    private boolean verbatim(byte[] into, int offset) throws IOException {
        int count = in.readNBytes(into, offset, SavVariable.ELEMENT);
        if (count > 0 && count < SavVariable.ELEMENT) {
            throw new EOFException();
        }
        return count > 0;
    }
}
