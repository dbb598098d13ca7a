package org.gei.pisa.domain.codebook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The loaded variables in order: `CNT`, `CNTSCHID`, `CNTSTUID`, the background variables, `W_FSTUWT`,
/// `W_FSTURWT1..80`, then `PV1MATH..PV10MATH`, `PV1READ..`, `PV1SCIE..`; variables added by configuration come
/// last.
///
/// A line of the file has seven fields separated by tabs: name, kind, lowest, highest, missing codes, codes
/// (`1=Female;2=Male`), label. Lines that start with `#` are comments.
public final class Codebook {

    /// Replicate weights of a student, by balanced repeated replication.
    public static final int REPLICATES = 80;

    /// Plausible values of a student in each domain.
    public static final int PLAUSIBLE_VALUES = 10;

    private final List<Variable> variables;
    private final Map<String, Variable> byName = new HashMap<>();

    private Codebook(List<Variable> variables) {
        this.variables = List.copyOf(variables);
        for (var variable : variables) {
            if (byName.put(variable.name(), variable) != null) {
                throw new IllegalArgumentException(
                        "codebook: expected each variable once, but got " + variable.name() + " twice");
            }
        }
    }

    /// The variables built in.
    public static Codebook pisa2018() {
        return Holder.PISA_2018;
    }

    /// A codebook of these variables, in this order.
    ///
    /// @throws IllegalArgumentException if one of them is there twice
    public static Codebook of(List<Variable> variables) {
        return new Codebook(variables);
    }

    /// This codebook and the background variables that `lines` adds.
    ///
    /// @throws IllegalArgumentException naming the line or variable that can't be added
    public Codebook with(Reader lines) {
        var all = new ArrayList<>(variables);
        for (var variable : parse(lines)) {
            if (!variable.isBackground()) {
                throw new IllegalArgumentException(
                        "codebook: expected a categorical or continuous variable to add, but got " + variable.name()
                                + " of kind " + variable.kind());
            }
            all.add(variable);
        }
        return new Codebook(all);
    }

    public List<Variable> variables() {
        return variables;
    }

    /// The background variables in order: the order of the values of a typed response.
    public List<Variable> background() {
        return variables.stream().filter(Variable::isBackground).toList();
    }

    public Optional<Variable> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static List<Variable> parse(Reader lines) {
        var variables = new ArrayList<Variable>();
        var number = 0;
        for (var line : (Iterable<String>) new BufferedReader(lines).lines()::iterator) {
            number++;
            if (!line.startsWith("#") && !line.isBlank()) {
                variables.add(parse(line, number));
            }
        }
        return variables;
    }

    private static Variable parse(String line, int number) {
        var field = line.split("\t", -1);
        if (field.length != 7) {
            throw new IllegalArgumentException(
                    "codebook line " + number + ": expected 7 fields separated by tabs, but got " + field.length);
        }
        try {
            return new Variable(
                    field[0],
                    VariableKind.valueOf(field[1]),
                    field[2].isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(field[2]),
                    field[3].isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(field[3]),
                    missing(field[4]),
                    codes(field[5]),
                    field[6]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("codebook line " + number + ": " + e.getMessage(), e);
        }
    }

    private static Set<Double> missing(String text) {
        var missing = new HashSet<Double>();
        for (var code : text.split(";")) {
            if (!code.isBlank()) {
                missing.add(Double.parseDouble(code));
            }
        }
        return missing;
    }

    private static Map<Integer, String> codes(String text) {
        var codes = new LinkedHashMap<Integer, String>();
        for (var pair : text.split(";")) {
            if (!pair.isBlank()) {
                var equals = pair.indexOf('=');
                if (equals < 1) {
                    throw new IllegalArgumentException("expected code=label, but got '" + pair + "'");
                }
                codes.put(Integer.parseInt(pair.substring(0, equals)), pair.substring(equals + 1));
            }
        }
        return codes;
    }

    private static final class Holder {
        private static final Codebook PISA_2018 = builtIn();

        private static Codebook builtIn() {
            try (var reader = new InputStreamReader(
                    Objects.requireNonNull(Codebook.class.getResourceAsStream("codebook.tsv")),
                    StandardCharsets.UTF_8)) {
                return new Codebook(parse(reader));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
