package org.gei.pisa.domain.survey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Rows of a CSV file by column name; quoted fields may hold commas.
final class CsvRows {

    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"(?:,|$)|([^,]*)(?:,|$)");

    private CsvRows() {}

    static List<Map<String, String>> read(Path file) {
        try (var lines = Files.lines(file)) {
            var all = lines.map(CsvRows::fields).toList();
            var header = all.getFirst();
            var rows = new ArrayList<Map<String, String>>();
            for (var fields : all.subList(1, all.size())) {
                var row = new HashMap<String, String>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), i < fields.size() ? fields.get(i) : "");
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var matcher = FIELD.matcher(line);
        while (matcher.find() && matcher.end() > matcher.start()) {
            fields.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return fields;
    }
}
