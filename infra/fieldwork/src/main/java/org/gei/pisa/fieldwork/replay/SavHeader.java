package org.gei.pisa.fieldwork.replay;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// All of an SPSS system file that stands before its cases. The format is described in the developer's guide
/// of GNU PSPP, chapter "System File Format".
///
/// @param compression 0 none, 1 byte codes, 2 byte codes in deflated blocks
/// @param cases number of cases, or -1 if the writer did not know
/// @param bias what a byte code has been raised by
record SavHeader(
        int compression, int cases, double bias, double systemMissing, Charset charset, List<SavVariable> variables) {

    private static final int VARIABLE = 2;
    private static final int VALUE_LABELS = 3;
    private static final int VALUE_LABEL_VARIABLES = 4;
    private static final int DOCUMENT = 6;
    private static final int EXTENSION = 7;
    private static final int END = 999;
    private static final int FLOATS = 4;
    private static final int LONG_NAMES = 13;
    private static final int LONG_TEXTS = 14;
    private static final int ENCODING = 20;

    static SavHeader read(SavInput in) throws IOException {
        var magic = new String(in.bytes(4), StandardCharsets.US_ASCII);
        if (!magic.equals("$FL2") && !magic.equals("$FL3")) {
            throw in.broken("an SPSS system file, which begins with $FL2 or $FL3,", "'" + printable(magic) + "'");
        }
        in.bytes(60);
        int layout = in.int32();
        if (layout != 2 && layout != 3) {
            in.order(ByteOrder.BIG_ENDIAN);
            layout = Integer.reverseBytes(layout);
        }
        if (layout != 2 && layout != 3) {
            throw in.broken("layout code 2 or 3", layout);
        }
        in.int32();
        int compression = in.int32();
        if (compression < 0 || compression > 2) {
            throw in.broken("compression 0, 1 or 2", compression);
        }
        in.int32();
        int cases = in.int32();
        double bias = in.float64();
        in.bytes(9 + 8 + 64 + 3);
        return new Builder(in).read(compression, cases, bias);
    }

    private static String printable(String text) {
        return text.replaceAll("\\P{Print}", "?");
    }

    /// Collects what the records say until the last of them.
    private static final class Builder {
        private record Piece(String name, int width, MissingValues missing) {}

        private final SavInput in;
        private final List<Piece> pieces = new ArrayList<>();
        private final Map<String, String> longNames = new HashMap<>();
        private final Map<String, Integer> longTexts = new HashMap<>();
        private Charset charset = StandardCharsets.UTF_8;
        private double systemMissing = -Double.MAX_VALUE;
        private byte[] nameRecord = {};

        Builder(SavInput in) {
            this.in = in;
        }

        SavHeader read(int compression, int cases, double bias) throws IOException {
            for (int type = in.int32(); type != END; type = in.int32()) {
                switch (type) {
                    case VARIABLE -> variable();
                    case VALUE_LABELS -> valueLabels();
                    case VALUE_LABEL_VARIABLES -> in.bytes(4L * in.int32());
                    case DOCUMENT -> in.bytes(80L * in.int32());
                    case EXTENSION -> extension();
                    default -> throw in.broken("a record of type 2, 3, 4, 6, 7 or 999", type);
                }
            }
            in.int32();
            pairs(new String(nameRecord, charset), longNames);
            return new SavHeader(compression, cases, bias, systemMissing, charset, variables());
        }

        private void variable() throws IOException {
            int width = in.int32();
            boolean labelled = in.int32() == 1;
            int declared = in.int32();
            in.bytes(8);
            var name = new String(in.bytes(8), StandardCharsets.US_ASCII).strip();
            if (labelled) {
                in.bytes((in.int32() + 3L) / 4 * 4);
            }
            var missing = missingValues(declared, width == 0);
            if (width >= 0) {
                pieces.add(new Piece(name, width, missing));
            }
        }

        /// @param declared how many values are declared; negative if the first two of them are a range
        private MissingValues missingValues(int declared, boolean numeric) throws IOException {
            if (declared < -3 || declared > 3 || declared == -1) {
                throw in.broken("up to three missing values of a variable", declared);
            }
            if (!numeric || declared == 0) {
                in.bytes(8L * Math.abs(declared));
                return MissingValues.NONE;
            }
            var values = new double[Math.abs(declared)];
            for (int i = 0; i < values.length; i++) {
                values[i] = in.float64();
            }
            return MissingValues.of(declared < 0, values);
        }

        private void valueLabels() throws IOException {
            int count = in.int32();
            for (int i = 0; i < count; i++) {
                in.bytes(8);
                int length = in.bytes(1)[0] & 0xff;
                in.bytes((1 + length + 7) / 8 * 8 - 1);
            }
        }

        private void extension() throws IOException {
            int subtype = in.int32();
            long size = in.int32();
            long count = in.int32();
            switch (subtype) {
                case FLOATS -> {
                    systemMissing = in.float64();
                    in.bytes(size * count - Double.BYTES);
                }
                case LONG_NAMES -> nameRecord = in.bytes(size * count);
                case LONG_TEXTS -> {
                    var widths = new HashMap<String, String>();
                    pairs(new String(in.bytes(size * count), StandardCharsets.US_ASCII), widths);
                    widths.forEach((name, width) -> longTexts.put(name, Integer.parseInt(width.strip())));
                }
                case ENCODING -> {
                    var name = new String(in.bytes(size * count), StandardCharsets.US_ASCII).strip();
                    if (!Charset.isSupported(name)) {
                        throw in.broken("the name of a character encoding", printable(name));
                    }
                    charset = Charset.forName(name);
                }
                default -> in.bytes(size * count);
            }
        }

        private static void pairs(String text, Map<String, String> into) {
            for (var pair : text.split("[\t\0]+")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    into.put(pair.substring(0, equals).toUpperCase(Locale.ROOT), pair.substring(equals + 1));
                }
            }
        }

        private List<SavVariable> variables() {
            var variables = new ArrayList<SavVariable>();
            for (int i = 0; i < pieces.size(); i++) {
                var piece = pieces.get(i);
                var key = piece.name().toUpperCase(Locale.ROOT);
                int segments = SavVariable.segments(piece.width());
                int width = longTexts.getOrDefault(key, piece.width());
                int more = (width + SavVariable.BYTES_PER_PIECE - 1) / SavVariable.BYTES_PER_PIECE - 1;
                for (int p = 0; width > SavVariable.LONGEST_PIECE && p < more && i + 1 < pieces.size(); p++) {
                    segments += SavVariable.segments(pieces.get(++i).width());
                }
                variables.add(
                        new SavVariable(longNames.getOrDefault(key, piece.name()), width, segments, piece.missing()));
            }
            return variables;
        }
    }
}
