package org.gei.pisa.domain.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;
import org.jspecify.annotations.Nullable;

/// The rules of the codebook for rows of one country. [#validate] never throws for a row's content: it
/// accepts the row or names every violation.
///
/// Missing are NULL, empty text, `NA`, `.`, `.M`, `.N`, `.I`, `.V`, and the missing codes of the variable.
/// Numbers are decimal numbers with a point, an exponent allowed; `NaN`, infinities, hexadecimal numbers
/// and Java's suffixes are not numbers. Identifiers and weights must be there; the ten plausible values of
/// a domain must be there all or not at all. Times must lie between 1970 and 2100.
public final class ResponseRules {

    private static final Set<String> MISSING = Set.of("", "NA", ".", ".M", ".N", ".I", ".V");
    private static final int LONGEST_NUMBER = 64;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final String country;
    private final List<Variable> variables;
    private final int backgrounds;

    public ResponseRules(String country, Codebook codebook) {
        this.country = country;
        this.variables = codebook.variables();
        this.backgrounds = codebook.background().size();
    }

    public Validation validate(RawResponse raw) {
        if (raw.values().size() != variables.size()) {
            throw new IllegalArgumentException("raw response: expected " + variables.size() + " values, but got "
                    + raw.values().size() + " for response " + country + "/" + raw.id());
        }
        return new Row(raw).validate();
    }

    /// One row on its way from text to types.
    private final class Row {
        private final RawResponse raw;
        private final List<Violation> violations = new ArrayList<>();
        private final double[] background = new double[backgrounds];
        private final double[] replicateWeights = new double[Codebook.REPLICATES];
        private final double[] mathematics = new double[Codebook.PLAUSIBLE_VALUES];
        private final double[] reading = new double[Codebook.PLAUSIBLE_VALUES];
        private final double[] science = new double[Codebook.PLAUSIBLE_VALUES];
        private double finalWeight;
        private long school;
        private long student;

        Row(RawResponse raw) {
            this.raw = raw;
        }

        Validation validate() {
            time("SUBMITTED_AT", raw.submittedAt());
            time("CHANGED_AT", raw.changedAt());
            var nextBackground = 0;
            for (var i = 0; i < variables.size(); i++) {
                var variable = variables.get(i);
                var text = raw.values().get(i);
                switch (variable.kind()) {
                    case IDENTIFIER -> identifier(variable, text);
                    case CATEGORICAL -> background[nextBackground++] = category(variable, text);
                    case CONTINUOUS -> background[nextBackground++] = number(variable, text);
                    case PLAUSIBLE_VALUE -> plausibleValue(variable, number(variable, text));
                    case WEIGHT -> weight(variable, text);
                }
            }
            var presentMathematics = domain("MATH", mathematics);
            var presentReading = domain("READ", reading);
            var presentScience = domain("SCIE", science);
            return violations.isEmpty()
                    ? new Validation.Accepted(
                            raw,
                            new StudentResponse(
                                    country,
                                    raw.id(),
                                    school,
                                    student,
                                    background,
                                    finalWeight,
                                    replicateWeights,
                                    presentMathematics,
                                    presentReading,
                                    presentScience,
                                    ContentHash.of(raw.values())))
                    : new Validation.Rejected(raw, violations);
        }

        private void time(String column, Instant time) {
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                violations.add(new Violation(column, "a time from 1970 to 2100", time.toString()));
            }
        }

        private void identifier(Variable variable, @Nullable String text) {
            if (variable.name().equals("CNT")) {
                if (text == null || !text.strip().equals(country)) {
                    violate(variable, country, text);
                }
                return;
            }
            var number = required(variable, text);
            if (number != Math.rint(number)) {
                violate(variable, "a whole number", text);
            } else if (variable.name().equals("CNTSCHID")) {
                school = (long) number;
            } else {
                student = (long) number;
            }
        }

        private double category(Variable variable, @Nullable String text) {
            var number = parse(variable, text);
            if (Double.isNaN(number) || variable.missing().contains(number)) {
                return Double.NaN;
            }
            if (number != Math.rint(number) || !variable.codes().containsKey((int) number)) {
                violate(
                        variable,
                        variable.codes().keySet().stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ", "one of ", "")),
                        text);
            }
            return number;
        }

        private double number(Variable variable, @Nullable String text) {
            var number = parse(variable, text);
            if (Double.isNaN(number) || variable.missing().contains(number)) {
                return Double.NaN;
            }
            if (number < variable.lowest() || number > variable.highest()) {
                violate(variable, "from " + variable.lowest() + " to " + variable.highest(), text);
            }
            return number;
        }

        private double required(Variable variable, @Nullable String text) {
            var before = violations.size();
            var number = number(variable, text);
            if (Double.isNaN(number)) {
                if (violations.size() == before) {
                    violate(variable, "a value", text);
                }
                return 0;
            }
            return number;
        }

        private void weight(Variable variable, @Nullable String text) {
            var before = violations.size();
            var number = required(variable, text);
            if (variable.name().equals("W_FSTUWT")) {
                finalWeight = number;
                if (number <= 0 && violations.size() == before) {
                    violate(variable, "a positive weight", text);
                }
            } else {
                replicateWeights[index(variable.name(), "W_FSTURWT".length())] = number;
            }
        }

        private void plausibleValue(Variable variable, double number) {
            var domain = variable.name().substring(variable.name().length() - 4);
            var values = switch (domain) {
                case "MATH" -> mathematics;
                case "READ" -> reading;
                case "SCIE" -> science;
                default -> throw new IllegalStateException("no such domain: " + variable.name());
            };
            values[index(variable.name().substring(0, variable.name().length() - 4), "PV".length())] = number;
        }

        private double @Nullable [] domain(String name, double[] values) {
            var missing = 0;
            for (var value : values) {
                if (Double.isNaN(value)) {
                    missing++;
                }
            }
            if (missing > 0 && missing < values.length && !plausibleValueIsRefused(name)) {
                violations.add(new Violation(
                        "PV" + name,
                        "all " + values.length + " plausible values or none",
                        (values.length - missing) + " values"));
            }
            return missing == 0 ? values : null;
        }

        private boolean plausibleValueIsRefused(String domain) {
            return violations.stream()
                    .map(Violation::variable)
                    .anyMatch(name -> name.startsWith("PV") && name.endsWith(domain));
        }

        private double parse(Variable variable, @Nullable String text) {
            if (text == null) {
                return Double.NaN;
            }
            var stripped = text.strip();
            if (MISSING.contains(stripped)) {
                return Double.NaN;
            }
            if (isDecimal(stripped)) {
                var number = Double.parseDouble(stripped);
                if (Double.isFinite(number)) {
                    return number;
                }
            }
            violate(variable, variable.kind() == VariableKind.CATEGORICAL ? "a code" : "a number", text);
            return Double.NaN;
        }

        private void violate(Variable variable, String expected, @Nullable String found) {
            violations.add(new Violation(variable.name(), expected, found == null ? "nothing" : found));
        }
    }

    private static int index(String name, int prefix) {
        return Integer.parseInt(name, prefix, name.length(), 10) - 1;
    }

    private static boolean isDecimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return false;
        }
        var digits = 0;
        var points = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (c == '+' || c == '-') {
                if (i > 0) {
                    return false;
                }
            } else if ((c == 'e' || c == 'E') && digits > 0) {
                return points <= 1 && isExponent(text.substring(i + 1));
            } else {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }

    private static boolean isExponent(String text) {
        return text.matches("[+-]?[0-9]{1,3}");
    }
}
