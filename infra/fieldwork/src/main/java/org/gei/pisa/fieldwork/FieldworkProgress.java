package org.gei.pisa.fieldwork;

/// How far a fieldwork is.
///
/// @param present responses of the population that are in the sources
/// @param corrected corrections made since the start of this fieldwork
/// @param expected responses of the whole population
public record FieldworkProgress(long present, long corrected, long expected) {

    /// True when every response of the population is in its source.
    public boolean finished() {
        return present >= expected;
    }
}
