package org.gei.pisa.domain.response;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Variable;
import org.gei.pisa.domain.codebook.VariableKind;

/// What the rules of one variable ask of every row, worked out once.
final class VariableRule {

    /// The domains in the order of [#domain].
    static final List<String> DOMAINS = List.of("MATH", "READ", "SCIE");

    private static final String FINAL_WEIGHT = "W_FSTUWT";
    private static final String REPLICATE_WEIGHT = "W_FSTURWT";

    private final Variable variable;
    private final double[] missing;
    private final Set<Integer> codes;

    /// A bit for each code from 0 to 63, as most are.
    private final long smallCodes;

    private final double lowest;
    private final double highest;
    private final VariableKind kind;
    private final int domain;
    private final int index;
    private final boolean isFinalWeight;
    private final boolean isCountry;

    VariableRule(Variable variable) {
        var name = variable.name();
        this.variable = variable;
        this.kind = variable.kind();
        this.lowest = variable.lowest();
        this.highest = variable.highest();
        this.missing =
                variable.missing().stream().mapToDouble(Double::doubleValue).toArray();
        this.codes = Set.copyOf(variable.codes().keySet());
        this.smallCodes = codes.stream()
                .filter(VariableRule::isSmall)
                .mapToLong(code -> 1L << code)
                .reduce(0, (all, bit) -> all | bit);
        this.isFinalWeight = name.equals(FINAL_WEIGHT);
        this.isCountry = name.equals("CNT");
        var end = name.length() - 4;
        this.domain = kind == VariableKind.PLAUSIBLE_VALUE ? DOMAINS.indexOf(name.substring(end)) : -1;
        if (kind == VariableKind.PLAUSIBLE_VALUE && domain < 0) {
            throw new IllegalArgumentException("plausible value " + name + ": expected one of the domains " + DOMAINS);
        }
        this.index = switch (kind) {
            case PLAUSIBLE_VALUE -> Integer.parseInt(name, "PV".length(), end, 10) - 1;
            case WEIGHT -> isFinalWeight ? -1 : Integer.parseInt(name.substring(REPLICATE_WEIGHT.length())) - 1;
            case IDENTIFIER, CATEGORICAL, CONTINUOUS -> -1;
        };
    }

    String name() {
        return variable.name();
    }

    VariableKind kind() {
        return kind;
    }

    boolean isCountry() {
        return isCountry;
    }

    boolean isSchool() {
        return name().equals("CNTSCHID");
    }

    boolean isFinalWeight() {
        return isFinalWeight;
    }

    /// Of a plausible value, by [#DOMAINS].
    int domain() {
        return domain;
    }

    /// Of a plausible value within its domain, or of a replicate weight; from 0.
    int index() {
        return index;
    }

    boolean isMissing(double number) {
        for (var code : missing) {
            if (code == number) {
                return true;
            }
        }
        return false;
    }

    boolean hasCode(int code) {
        return isSmall(code) ? (smallCodes >>> code & 1) != 0 : codes.contains(code);
    }

    private static boolean isSmall(int code) {
        return code >= 0 && code < Long.SIZE;
    }

    boolean isInRange(double number) {
        return number >= lowest && number <= highest;
    }

    String codesInWords() {
        return variable.codes().keySet().stream().map(String::valueOf).collect(Collectors.joining(", ", "one of ", ""));
    }

    String rangeInWords() {
        return "from " + lowest + " to " + highest;
    }
}
