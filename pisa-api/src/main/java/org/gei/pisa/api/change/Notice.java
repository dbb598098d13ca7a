package org.gei.pisa.api.change;

/// Word from the warehouse that there is something to read.
public sealed interface Notice {

    /// The connection that hears notices was made, for the first time or again: anything may have changed.
    record Connected() implements Notice {}

    /// Responses of a country changed.
    ///
    /// @param version that the country has at least by now; 0 if that need not be known, because what is
    ///     read next is never older than the notice
    record Responses(String country, long version) implements Notice {}

    /// States of sources changed, or sources were looked at.
    record States() implements Notice {}
}
