package org.gei.pisa.fieldwork.replay;

import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An SPSS system file (.sav, .zsav), read as a stream: one case in memory.
///
/// Numbers become the shortest decimal text that reads back as the same number. What SPSS calls system-missing, codes
/// that the file declares missing, and a text of nothing but spaces are missing. So a replayed .sav equals the .csv
/// of the same data.
final class SavReader implements RowReader {

    private static final double WHOLE = 1e15;

    private final Path file;
    private final SavInput in;
    private final SavHeader header;
    private final SavCases cases;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private final @Nullable String[] values;
    private int read;

    SavReader(Path file) throws IOException {
        this.file = file;
        this.in = new SavInput(file);
        try {
            this.header = SavHeader.read(in);
            this.cases = new SavCases(in, header);
        } catch (EOFException e) {
            in.close();
            throw new StudentFileException(
                    "%s: expected an SPSS system file, but it ends within its header, at byte %d"
                            .formatted(file, in.position()),
                    e);
        } catch (RuntimeException | IOException e) {
            in.close();
            throw e;
        }
        int elements =
                header.variables().stream().mapToInt(SavVariable::segments).sum();
        this.bytes = new byte[elements * SavVariable.ELEMENT];
        this.buffer = ByteBuffer.wrap(bytes).order(in.order());
        this.values = new String[header.variables().size()];
    }

    @Override
    public List<String> names() {
        return header.variables().stream().map(SavVariable::name).toList();
    }

    @Override
    public @Nullable String @Nullable [] next() throws IOException {
        if (read == header.cases()) {
            return null;
        }
        if (!fill()) {
            if (header.cases() >= 0) {
                throw ended();
            }
            return null;
        }
        read++;
        int offset = 0;
        for (int i = 0; i < values.length; i++) {
            var variable = header.variables().get(i);
            values[i] = variable.text() ? text(offset, variable) : number(variable, buffer.getDouble(offset));
            offset += variable.segments() * SavVariable.ELEMENT;
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        try {
            for (int offset = 0; offset < bytes.length; offset += SavVariable.ELEMENT) {
                if (!cases.read(bytes, offset)) {
                    if (offset == 0) {
                        return false;
                    }
                    throw ended();
                }
            }
            return true;
        } catch (EOFException e) {
            throw ended();
        }
    }

    private StudentFileException ended() {
        return new StudentFileException("%s: expected %s cases, but the file ends within case %d"
                .formatted(file, header.cases() < 0 ? "whole" : header.cases(), read + 1));
    }

    private @Nullable String number(SavVariable variable, double value) {
        if (value == header.systemMissing()
                || Double.isNaN(value)
                || variable.missing().contains(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            return Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    /// Of a text in several pieces, each piece holds 255 bytes and a byte of padding.
    private @Nullable String text(int offset, SavVariable variable) {
        var text = new byte[variable.width()];
        int stored = SavVariable.segments(SavVariable.LONGEST_PIECE) * SavVariable.ELEMENT;
        for (int done = 0, from = offset; done < text.length; done += SavVariable.LONGEST_PIECE, from += stored) {
            System.arraycopy(bytes, from, text, done, Math.min(SavVariable.LONGEST_PIECE, text.length - done));
        }
        var value = new String(text, header.charset()).stripTrailing();
        return value.isEmpty() ? null : value;
    }
}
