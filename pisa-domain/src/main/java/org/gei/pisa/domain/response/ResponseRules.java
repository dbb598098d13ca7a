package org.gei.pisa.domain.response;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.domain.codebook.Codebook;
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
    private final byte[] countryBytes;
    private final VariableRule[] rules;
    private final int backgrounds;

    public ResponseRules(String country, Codebook codebook) {
        this.country = country;
        this.countryBytes = country.getBytes(StandardCharsets.UTF_8);
        this.rules = codebook.variables().stream().map(VariableRule::new).toArray(VariableRule[]::new);
        this.backgrounds = codebook.background().size();
    }

    public Validation validate(RawResponse raw) {
        if (raw.values().size() != rules.length) {
            throw new IllegalArgumentException("raw response: expected " + rules.length + " values, but got "
                    + raw.values().size() + " for response " + country + "/" + raw.id());
        }
        return new Row(raw).validate();
    }

    /// One row on its way from text to types. It is read from the bytes of the cells; of a cell that is not
    /// simply a number or missing, a `String` is made.
    private final class Row {
        private final RawResponse raw;
        private final byte[] bytes;
        private final List<Violation> violations = new ArrayList<>();
        private final double[] background = new double[backgrounds];
        private final double[] replicateWeights = new double[Codebook.REPLICATES];
        private final double[][] plausibleValues = new double[VariableRule.DOMAINS.size()][Codebook.PLAUSIBLE_VALUES];
        private double finalWeight;
        private long school;
        private long student;

        Row(RawResponse raw) {
            this.raw = raw;
            this.bytes = raw.values().bytes();
        }

        Validation validate() {
            time("SUBMITTED_AT", raw.submittedAt());
            time("CHANGED_AT", raw.changedAt());
            var nextBackground = 0;
            var at = 0;
            for (var rule : rules) {
                switch (rule.kind()) {
                    case IDENTIFIER -> identifier(rule, at);
                    case CATEGORICAL -> background[nextBackground++] = category(rule, at);
                    case CONTINUOUS -> background[nextBackground++] = number(rule, at);
                    case PLAUSIBLE_VALUE -> plausibleValues[rule.domain()][rule.index()] = number(rule, at);
                    case WEIGHT -> weight(rule, at);
                }
                at = Cells.end(bytes, at);
            }
            var mathematics = domain("MATH");
            var reading = domain("READ");
            var science = domain("SCIE");
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
                                    mathematics,
                                    reading,
                                    science,
                                    ContentHash.of(raw.values())))
                    : new Validation.Rejected(raw, violations);
        }

        private void time(String column, Instant time) {
            if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
                violations.add(new Violation(column, "a time from 1970 to 2100", time.toString()));
            }
        }

        private void identifier(VariableRule rule, int at) {
            if (rule.isCountry()) {
                if (!isCountry(at)) {
                    violate(rule, country, at);
                }
                return;
            }
            var number = required(rule, at);
            if (number != Math.rint(number)) {
                violate(rule, "a whole number", at);
            } else if (rule.isSchool()) {
                school = (long) number;
            } else {
                student = (long) number;
            }
        }

        private boolean isCountry(int at) {
            var from = at + Cells.LENGTH_BYTES;
            var to = Cells.end(bytes, at);
            if (Arrays.equals(bytes, from, to, countryBytes, 0, countryBytes.length)) {
                return true;
            }
            var text = Cells.text(bytes, at);
            return text != null && text.strip().equals(country);
        }

        private double category(VariableRule rule, int at) {
            var number = parse(rule, at);
            if (Double.isNaN(number) || rule.isMissing(number)) {
                return Double.NaN;
            }
            if (number != Math.rint(number) || !rule.hasCode((int) number)) {
                violate(rule, rule.codesInWords(), at);
            }
            return number;
        }

        private double number(VariableRule rule, int at) {
            var number = parse(rule, at);
            if (Double.isNaN(number) || rule.isMissing(number)) {
                return Double.NaN;
            }
            if (!rule.isInRange(number)) {
                violate(rule, rule.rangeInWords(), at);
            }
            return number;
        }

        private double required(VariableRule rule, int at) {
            var before = violations.size();
            var number = number(rule, at);
            if (Double.isNaN(number)) {
                if (violations.size() == before) {
                    violate(rule, "a value", at);
                }
                return 0;
            }
            return number;
        }

        private void weight(VariableRule rule, int at) {
            var before = violations.size();
            var number = required(rule, at);
            if (rule.isFinalWeight()) {
                finalWeight = number;
                if (number <= 0 && violations.size() == before) {
                    violate(rule, "a positive weight", at);
                }
            } else {
                replicateWeights[rule.index()] = number;
            }
        }

        private double @Nullable [] domain(String name) {
            var values = plausibleValues[VariableRule.DOMAINS.indexOf(name)];
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

        /// The number in a cell; NaN if it is missing, or none, which is a violation.
        private double parse(VariableRule rule, int at) {
            var length = Cells.length(bytes, at);
            var from = at + Cells.LENGTH_BYTES;
            if (length <= 0 || length == 2 && bytes[from] == 'N' && bytes[from + 1] == 'A') {
                return Double.NaN;
            }
            var plain = Decimals.plain(bytes, from, length);
            return Double.isNaN(plain) ? parseText(rule, at) : plain;
        }

        private double parseText(VariableRule rule, int at) {
            var stripped = Objects.requireNonNull(Cells.text(bytes, at), "NULL was missing already")
                    .strip();
            if (MISSING.contains(stripped)) {
                return Double.NaN;
            }
            if (isDecimal(stripped)) {
                var number = Double.parseDouble(stripped);
                if (Double.isFinite(number)) {
                    return number;
                }
            }
            violate(rule, rule.kind() == VariableKind.CATEGORICAL ? "a code" : "a number", at);
            return Double.NaN;
        }

        private void violate(VariableRule rule, String expected, int at) {
            var found = Cells.text(bytes, at);
            violations.add(new Violation(rule.name(), expected, found == null ? "nothing" : found));
        }
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
