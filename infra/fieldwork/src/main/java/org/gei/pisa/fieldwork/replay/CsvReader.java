package org.gei.pisa.fieldwork.replay;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A student file as comma-separated values (RFC 4180, UTF-8, names in the first line), compressed or not. A
/// field that is empty or `NA` is missing.
final class CsvReader implements RowReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> names;
    private final @Nullable String[] values;

    CsvReader(Path file) throws IOException {
        this.file = file;
        var reader = new InputStreamReader(
                content(file),
                StandardCharsets.UTF_8.newDecoder()); // reports malformed bytes, unlike the charset alone
        this.parser = CSVFormat.RFC4180.parse(reader);
        this.records = parser.iterator();
        var header = read();
        if (header == null) {
            parser.close();
            throw new StudentFileException(
                    file + ": expected a first line with the names of the variables, but it is empty");
        }
        this.names = header.stream()
                .map(name -> !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name)
                .map(String::strip)
                .toList();
        this.values = new String[names.size()];
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public @Nullable String @Nullable [] next() {
        var row = read();
        if (row == null) {
            return null;
        }
        if (row.size() != values.length) {
            throw new StudentFileException("%s, line %d: expected %d values as in the first line, but found %d"
                    .formatted(file, parser.getCurrentLineNumber(), values.length, row.size()));
        }
        for (int i = 0; i < values.length; i++) {
            var value = row.get(i).stripTrailing();
            values[i] = value.isEmpty() || value.equals("NA") ? null : value;
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private @Nullable CSVRecord read() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            var found = e.getCause() instanceof CharacterCodingException
                    ? "found bytes that are not UTF-8"
                    : "it can't be read: " + e.getMessage();
            throw new StudentFileException(
                    "%s, line %d: expected comma-separated values in UTF-8, but %s"
                            .formatted(file, parser.getCurrentLineNumber() + 1, found),
                    e);
        }
    }

    private static InputStream content(Path file) throws IOException {
        var bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(2);
        boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }
}
