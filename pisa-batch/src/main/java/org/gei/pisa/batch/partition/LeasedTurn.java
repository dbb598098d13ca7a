package org.gei.pisa.batch.partition;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.gei.pisa.batch.load.CountryTurn;
import org.gei.pisa.batch.load.LoadControl;
import org.gei.pisa.batch.warehouse.CountryLeases;

/// The turn of a country that several processes load: a lease in the warehouse, which ends by itself when its
/// holder is gone.
final class LeasedTurn implements CountryTurn {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final String country;
    private final CountryLeases leases;
    private final LoadControl control;

    LeasedTurn(String country, CountryLeases leases, LoadControl control) {
        this.country = country;
        this.leases = leases;
        this.control = control;
    }

    @Override
    public boolean take(BooleanSupplier givenUp) throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (!givenUp.getAsBoolean()) {
            if (leases.tryTake(country)) {
                return true;
            }
            control.pause(pause, givenUp);
            pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.plusMillis(10) : LONGEST_PAUSE;
        }
        return false;
    }

    /// A lease is asked for at a pace of its own, which spreads the countries.
    @Override
    public boolean isTaken() {
        return false;
    }

    @Override
    public boolean isWaitedFor() {
        return leases.isWanted();
    }

    @Override
    public void pause(Duration most) throws InterruptedException {
        control.pause(most, leases::isWanted);
    }

    @Override
    public void give() {
        leases.give();
    }
}
