package org.gei.pisa.api.security;

import java.util.Set;
import org.gei.pisa.domain.operations.ApiScope;
import org.springframework.web.server.ServerWebExchange;

/// Who asks, as far as it is known.
public sealed interface Caller {

    /// The UI, by the key of the settings: it asks for all who look at it.
    record Service() implements Caller {}

    /// The holder of a key that an administrator made.
    record KeyHolder(long key, Set<ApiScope> scopes) implements Caller {}

    /// Somebody who shows no key.
    record Stranger() implements Caller {}

    /// Somebody who shows a key that is none, or none any longer.
    record Pretender() implements Caller {}

    /// Who makes this request.
    static Caller of(ServerWebExchange exchange) {
        return exchange.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : new Stranger();
    }

    default void noteIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(Caller.class.getName(), this);
    }
}
