package org.gei.pisa.domain.codebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// One loaded variable.
///
/// @param name as in the student file, capital letters and digits (`ST004D01T`)
/// @param kind what it is for
/// @param lowest lowest valid value, negative infinity if there is none; unused for categorical variables
/// @param highest highest valid value, positive infinity if there is none; unused for categorical variables
/// @param missing numeric codes that mean "missing" (valid skip, not applicable, invalid, no response)
/// @param codes label by code for categorical variables, in the order of the codebook; empty for the others
/// @param label short, for people
public record Variable(
        String name,
        VariableKind kind,
        double lowest,
        double highest,
        Set<Double> missing,
        Map<Integer, String> codes,
        String label) {

    public Variable {
        if (!name.matches("[A-Z][A-Z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "variable name: expected capital letters, digits and _, but got '" + name + "'");
        }
        if ((kind == VariableKind.CATEGORICAL) == codes.isEmpty()) {
            throw new IllegalArgumentException("variable " + name
                    + ": expected codes for a categorical variable and for no other, but it is " + kind + " with "
                    + codes.size() + " codes");
        }
        if (!(lowest <= highest)) {
            throw new IllegalArgumentException(
                    "variable " + name + ": expected lowest <= highest, but got " + lowest + " and " + highest);
        }
        missing = Set.copyOf(missing);
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    }

    /// Name of its column in a source and in the warehouse.
    public String column() {
        return name.toLowerCase(Locale.ROOT);
    }

    /// Whether it is one of the variables analysed as columns of their own (categorical or continuous).
    public boolean isBackground() {
        return kind == VariableKind.CATEGORICAL || kind == VariableKind.CONTINUOUS;
    }
}
