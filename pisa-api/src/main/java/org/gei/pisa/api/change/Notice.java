package org.gei.pisa.api.change;

/// Word from the warehouse that there is something to read.
public sealed interface Notice {

    /// The connection that hears notices was made, for the first time or again: anything may have changed.
    record Connected() implements Notice {}

    /// Responses of a country changed.
    record Responses(String country) implements Notice {}

    /// States of sources changed, or sources were looked at.
    record States() implements Notice {}
}
