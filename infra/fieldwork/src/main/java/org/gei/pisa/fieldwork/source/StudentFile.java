package org.gei.pisa.fieldwork.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/// The variables of the PISA 2018 student file in its order: the columns of every source table.
public final class StudentFile {

    private static final StudentFile PISA_2018 = read();

    private final List<FileVariable> variables;
    private final Map<String, Integer> positions = new HashMap<>();

    private StudentFile(List<FileVariable> variables) {
        this.variables = List.copyOf(variables);
        for (int i = 0; i < variables.size(); i++) {
            positions.put(variables.get(i).name(), i);
        }
    }

    public static StudentFile pisa2018() {
        return PISA_2018;
    }

    public List<FileVariable> variables() {
        return variables;
    }

    /// Where the variable stands, from 0; empty if the student file has none of that name. Case does not matter.
    public OptionalInt position(String name) {
        var position = positions.get(name.toUpperCase(Locale.ROOT));
        return position == null ? OptionalInt.empty() : OptionalInt.of(position);
    }

    private static StudentFile read() {
        var variables = new ArrayList<FileVariable>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StudentFile.class.getResourceAsStream("student-file.tsv")),
                StandardCharsets.UTF_8))) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                if (!line.startsWith("#")) {
                    var field = line.split("\t", -1);
                    variables.add(new FileVariable(
                            field[0],
                            field[1].equals("C"),
                            Integer.parseInt(field[2]),
                            list(field[3]),
                            list(field[4])));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StudentFile(variables);
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(";"));
    }
}
