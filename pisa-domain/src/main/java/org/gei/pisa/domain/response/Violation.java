package org.gei.pisa.domain.response;

/// One reason why a row can't be loaded.
///
/// @param variable name of the variable, as in the codebook
/// @param rule what was expected, for people: `one of 1, 2`
/// @param found the text that was found, shortened to 100 characters; row values are shown to administrators only,
///     never logged
public record Violation(String variable, String rule, String found) {

    private static final int LONGEST = 100;

    public Violation {
        if (found.length() > LONGEST) {
            found = found.substring(0, LONGEST) + "...";
        }
    }
}
