package org.gei.pisa.domain.operations;

/// What a person signs in with. Its text form hides the password, so that it can't reach a log.
public record Credentials(String name, String password) {
    @Override
    public String toString() {
        return "Credentials[name=" + name + "]";
    }
}
