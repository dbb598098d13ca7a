package org.gei.pisa.batch.load;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Work on a country between two partitions of the load: whoever follows the source gives way, nobody loads
/// meanwhile, and afterwards the country is followed again. To be kept short.
@Component
public class Interlude {

    private final Sources sources;
    private final LoadControl control;
    private final Windows windows;

    Interlude(Sources sources, LoadControl control, Windows windows) {
        this.sources = sources;
        this.control = control;
        this.windows = windows;
    }

    /// Does `work` when it is the country's turn.
    ///
    /// @param givenUp asked while waiting: whether the work is not wanted any more
    /// @throws NoTurnException if the turn was not obtained: given up, or this process does not load
    /// any more
    public <T> T during(String country, BooleanSupplier givenUp, Supplier<T> work) {
        var turn = sources.of(country).turn();
        try {
            if (!turn.take(() -> givenUp.getAsBoolean() || !control.isActive() || !control.mayLoad())) {
                windows.next(); // whoever gave way for this has done so for nothing
                throw new NoTurnException(country);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTurnException(country);
        }
        try {
            return work.get();
        } finally {
            turn.give();
            windows.next();
        }
    }
}
