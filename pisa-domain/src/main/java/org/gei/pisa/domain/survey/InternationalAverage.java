package org.gei.pisa.domain.survey;

/// Arithmetic mean of countries' estimates, each counting the same; their samples are independent, hence
/// `SE = sqrt(sum SE^2) / N`. Add countries in one fixed order to get the same bits.
public final class InternationalAverage {

    private double sum;
    private double variances;
    private int countries;

    /// Takes in a country with a value; a country without one is left out.
    public void add(double value, double standardError) {
        sum += value;
        variances += standardError * standardError;
        countries++;
    }

    /// N.
    public int countries() {
        return countries;
    }

    /// NaN without countries.
    public double value() {
        return sum / countries;
    }

    /// NaN without countries, or if a country has no standard error.
    public double standardError() {
        return Math.sqrt(variances) / countries;
    }
}
