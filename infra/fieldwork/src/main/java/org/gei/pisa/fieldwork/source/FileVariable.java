package org.gei.pisa.fieldwork.source;

import java.util.List;
import java.util.Locale;

/// A variable of the student file.
///
/// @param name upper case
/// @param character true for text, false for a number
/// @param decimals digits after the point as published
/// @param codes valid codes; empty if every number or text is one
/// @param missing codes that say why there is no answer
public record FileVariable(String name, boolean character, int decimals, List<String> codes, List<String> missing) {

    public FileVariable {
        name = name.toUpperCase(Locale.ROOT);
        codes = List.copyOf(codes);
        missing = List.copyOf(missing);
    }

    /// Name of the column in the source table.
    public String column() {
        return name.toLowerCase(Locale.ROOT);
    }
}
