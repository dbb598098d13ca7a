package org.gei.pisa.batch.load;

/// Makes the turn of each country.
@FunctionalInterface
public interface CountryTurns {

    CountryTurn of(String country);
}
