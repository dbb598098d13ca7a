package org.gei.pisa.domain.response;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
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
        private final CellReader cells;
        private final List<Violation> violations = new ArrayList<>();
        private final double[] background = new double[backgrounds];
        private final double[] replicateWeights = new double[Codebook.REPLICATES];
        private final double[][] plausibleValues = new double[VariableRule.DOMAINS.size()][Codebook.PLAUSIBLE_VALUES];
        private double finalWeight;
        private long school;
        private long student;

        Row(RawResponse raw) {
            this.raw = raw;
            this.cells = raw.values().reader();
        }

        Validation validate() {
            time("SUBMITTED_AT", raw.submittedAt());
            time("CHANGED_AT", raw.changedAt());
            var nextBackground = 0;
            for (var rule : rules) {
                switch (rule.kind()) {
                    case IDENTIFIER -> identifier(rule);
                    case CATEGORICAL -> background[nextBackground++] = category(rule);
                    case CONTINUOUS -> background[nextBackground++] = number(rule);
                    case PLAUSIBLE_VALUE -> plausibleValues[rule.domain()][rule.index()] = number(rule);
                    case WEIGHT -> weight(rule);
                }
            }
            if (!cells.isAtEnd()) {
                throw new IllegalArgumentException("raw response: expected its line to end after " + rules.length
                        + " values for response " + country + "/" + raw.id());
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

        private void identifier(VariableRule rule) {
            if (rule.isCountry()) {
                cells.skip();
                if (!isCountry()) {
                    violate(rule, country);
                }
                return;
            }
            var number = required(rule);
            if (number != Math.rint(number)) {
                violate(rule, "a whole number");
            } else if (rule.isSchool()) {
                school = (long) number;
            } else {
                student = (long) number;
            }
        }

        private boolean isCountry() {
            if (cells.holds(countryBytes)) {
                return true;
            }
            var text = cells.text();
            return text != null && text.strip().equals(country);
        }

        private double category(VariableRule rule) {
            var number = parse(rule);
            if (Double.isNaN(number) || rule.isMissing(number)) {
                return Double.NaN;
            }
            if (number != Math.rint(number) || !rule.hasCode((int) number)) {
                violate(rule, rule.codesInWords());
            }
            return number;
        }

        private double number(VariableRule rule) {
            var number = parse(rule);
            if (Double.isNaN(number) || rule.isMissing(number)) {
                return Double.NaN;
            }
            if (!rule.isInRange(number)) {
                violate(rule, rule.rangeInWords());
            }
            return number;
        }

        private double required(VariableRule rule) {
            var before = violations.size();
            var number = number(rule);
            if (Double.isNaN(number)) {
                if (violations.size() == before) {
                    violate(rule, "a value");
                }
                return 0;
            }
            return number;
        }

        private void weight(VariableRule rule) {
            var before = violations.size();
            var number = required(rule);
            if (rule.isFinalWeight()) {
                finalWeight = number;
                if (number <= 0 && violations.size() == before) {
                    violate(rule, "a positive weight");
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

        /// The number in the next cell; NaN if it is missing, or none, which is a violation.
        private double parse(VariableRule rule) {
            var number = cells.number();
            return !Double.isNaN(number) || cells.isMissing() ? number : parseText(rule);
        }

        private double parseText(VariableRule rule) {
            var stripped = Objects.requireNonNull(cells.text(), "NULL was missing already")
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
            violate(rule, rule.kind() == VariableKind.CATEGORICAL ? "a code" : "a number");
            return Double.NaN;
        }

        private void violate(VariableRule rule, String expected) {
            var found = cells.text();
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
