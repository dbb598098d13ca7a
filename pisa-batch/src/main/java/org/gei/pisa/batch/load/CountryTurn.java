package org.gei.pisa.batch.load;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Whose turn it is to load a country: one at a time. A partition that follows its source gives way as soon as
/// someone waits; so windows follow each other without a gap, and a restart queues like a window. A turn is taken,
/// asked about and given by one thread.
public interface CountryTurn {

    /// Waits for the turn, or until `givenUp` says so; true if it was obtained.
    boolean take(BooleanSupplier givenUp) throws InterruptedException;

    /// Whether somebody in this process has the turn.
    boolean isTaken();

    /// Whether who has the turn is to give way.
    boolean isWaitedFor();

    /// Pauses whoever has the turn, but not longer than until someone wants it.
    void pause(Duration most) throws InterruptedException;

    void give();
}
