package org.gei.pisa.domain.operations;

/// What a key of the API may be used for. The list of participants is open to every key.
public enum ApiScope {
    /// Estimates and variables, and `/tmins`, `/escs`, `/eeb`.
    ESTIMATES,
    /// How the fieldwork goes: submissions, their timeline, freshness, and `/submissions`, `/sot`.
    FIELDWORK,
    /// Any of what the other scopes allow as a stream, which stays open.
    STREAMS
}
