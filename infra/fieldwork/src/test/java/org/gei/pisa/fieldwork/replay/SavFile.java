package org.gei.pisa.fieldwork.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

/// Writes small SPSS system files by hand: CNT (text of 3), CNTSTUID and ESCS (numbers), ESSAY (text of 300, in
/// two pieces).
final class SavFile {

    static final double SYSTEM_MISSING = -Double.MAX_VALUE;

    /// Of V2 a range and a single value, of V3 two single values.
    private static final Map<String, List<Double>> MISSING =
            Map.of("V2", List.of(9000001.0, 9000009.0, 5.0), "V3", List.of(97.0, 99.0));
    private static final double BIAS = 100;
    private static final int ESSAY = 300;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;
    private final int compression;

    SavFile(ByteOrder order, int compression) {
        this.order = order;
        this.compression = compression;
    }

    record Case(String cnt, double student, double escs, String essay) {}

    byte[] bytes(int declared, Case... cases) {
        header(declared);
        var elements = new ByteArrayOutputStream();
        for (var one : cases) {
            elements.writeBytes(padded(one.cnt(), 8));
            elements.writeBytes(number(one.student()));
            elements.writeBytes(number(one.escs()));
            var essay = padded(one.essay(), ESSAY);
            elements.write(essay, 0, 255);
            elements.write(' ');
            elements.write(essay, 255, 45);
            elements.writeBytes(padded("", 3));
        }
        var data = elements.toByteArray();
        switch (compression) {
            case 0 -> out.writeBytes(data);
            case 1 -> out.writeBytes(coded(data));
            default -> deflated(coded(data));
        }
        return out.toByteArray();
    }

    private void header(int cases) {
        text(compression == 2 ? "$FL3" : "$FL2", 4);
        text("@(#) SPSS DATA FILE written by hand", 60);
        ints(2, -1, compression, 0, cases);
        out.writeBytes(number(BIAS));
        text("24 Nov 26", 9);
        text("10:00:00", 8);
        text("", 64 + 3);
        variable("CNT", 3);
        variable("V2", 0);
        variable("V3", 0);
        variable("ESSAY", 255);
        variable("ESSAY0", ESSAY - 252);
        ints(3, 1);
        out.writeBytes(number(9));
        out.write(7);
        text("No word", 7);
        ints(4, 1, 3);
        ints(6, 1);
        text("a document of one line", 80);
        extension(4, 8, number(SYSTEM_MISSING), number(Double.MAX_VALUE), number(-Double.MAX_VALUE));
        extension(13, 1, "CNT=CNT\tV2=CNTSTUID\tV3=ESCS\tESSAY=ESSAY".getBytes(StandardCharsets.UTF_8));
        extension(14, 1, "ESSAY=00300\0\t".getBytes(StandardCharsets.UTF_8));
        extension(20, 1, "UTF-8".getBytes(StandardCharsets.UTF_8));
        extension(99, 4, new byte[] {1, 2, 3, 4});
        ints(999, 0);
    }

    private void variable(String name, int width) {
        var missing = MISSING.getOrDefault(name, List.of());
        ints(2, width, 1, name.equals("V2") ? -missing.size() : missing.size(), 0, 0);
        text(name, 8);
        ints(5);
        text("label", 8);
        missing.forEach(value -> out.writeBytes(number(value)));
        for (int i = 8; i < width; i += 8) {
            ints(2, -1, 0, 0, 0, 0);
            text("", 8);
        }
    }

    private void extension(int subtype, int size, byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        ints(7, subtype, size, length / size);
        for (var part : parts) {
            out.writeBytes(part);
        }
    }

    /// Byte codes, as SPSS writes them: small whole numbers in one byte, blanks and system-missing too, the rest
    /// verbatim.
    private byte[] coded(byte[] data) {
        var coded = new ByteArrayOutputStream();
        var codes = new byte[8];
        var verbatim = new ByteArrayOutputStream();
        int used = 0;
        for (int i = 0; i < data.length; i += 8) {
            double value = ByteBuffer.wrap(data, i, 8).order(order).getDouble();
            boolean blank = new String(data, i, 8, StandardCharsets.US_ASCII).isBlank();
            if (blank) {
                codes[used++] = (byte) 254;
            } else if (value == SYSTEM_MISSING) {
                codes[used++] = (byte) 255;
            } else if (value == Math.rint(value) && value >= -99 && value <= 151) {
                codes[used++] = (byte) (value + BIAS);
            } else {
                codes[used++] = (byte) 253;
                verbatim.write(data, i, 8);
            }
            if (used == 8 || i + 8 == data.length) {
                if (used < 8) {
                    codes[used] = (byte) 252;
                }
                coded.writeBytes(codes);
                coded.writeBytes(verbatim.toByteArray());
                verbatim.reset();
                codes = new byte[8];
                used = 0;
            }
        }
        return coded.toByteArray();
    }

    /// Two blocks, so that a border between blocks is crossed.
    private void deflated(byte[] data) {
        int half = data.length / 2;
        var blocks = new ByteArrayOutputStream();
        blocks.writeBytes(deflate(data, 0, half));
        blocks.writeBytes(deflate(data, half, data.length - half));
        long start = out.size();
        longs(start, start + 24 + blocks.size(), 24);
        out.writeBytes(blocks.toByteArray());
        longs(-100, 0);
        ints(0x3ff000, 0);
    }

    private static byte[] deflate(byte[] data, int offset, int length) {
        var deflater = new Deflater();
        deflater.setInput(data, offset, length);
        deflater.finish();
        var buffer = new byte[length + 100];
        int count = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, count);
    }

    private byte[] number(double value) {
        return ByteBuffer.allocate(8).order(order).putDouble(value).array();
    }

    private void ints(int... values) {
        for (int value : values) {
            out.writeBytes(ByteBuffer.allocate(4).order(order).putInt(value).array());
        }
    }

    private void longs(long... values) {
        for (long value : values) {
            out.writeBytes(ByteBuffer.allocate(8).order(order).putLong(value).array());
        }
    }

    private void text(String text, int width) {
        out.writeBytes(padded(text, width));
    }

    private static byte[] padded(String text, int width) {
        var bytes = new byte[width];
        Arrays.fill(bytes, (byte) ' ');
        var content = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(content, 0, bytes, 0, content.length);
        return bytes;
    }
}
