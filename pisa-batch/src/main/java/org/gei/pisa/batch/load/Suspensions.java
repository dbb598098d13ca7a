package org.gei.pisa.batch.load;

import java.util.Set;
import org.gei.pisa.batch.warehouse.SourceStates;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Which countries are suspended, for those who follow them now: whoever suspends one may do so in another process, and
/// the next window leaves it out, so that nobody would wait for its turn.
@Component
public class Suspensions {

    private final SourceStates states;
    private volatile Set<String> lastRead = Set.of();

    Suspensions(SourceStates states) {
        this.states = states;
    }

    /// Asks the warehouse, as happens once a second anyway. While it is away, nothing is loaded either.
    @Scheduled(fixedDelay = 1000)
    public void read() {
        try {
            lastRead = Set.copyOf(states.suspended());
        } catch (DataAccessException | TransactionException e) {
            return; // asked again in a second
        }
    }

    /// Whether a country is suspended. Asks the warehouse before it says so: it may have been resumed.
    boolean contains(String country) {
        return lastRead.contains(country) && states.suspended().contains(country);
    }
}
