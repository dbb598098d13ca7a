package org.gei.pisa.domain.operations;

/// A key that was just made: the only time that its secret can be seen. Its text form hides it, so that it can't
/// reach a log.
///
/// @param secret what a request carries as bearer token
public record CreatedApiKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "CreatedApiKey[key=" + key + "]";
    }
}
