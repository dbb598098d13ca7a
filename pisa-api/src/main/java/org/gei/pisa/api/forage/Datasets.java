package org.gei.pisa.api.forage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// The JSON of the first dashboard's endpoints.
///
/// @param datasets one entry per country, or one entry in all
record Datasets<T>(List<T> datasets) {

    record Hours(String country, BigDecimal hours) {}

    record Score(String id, BigDecimal value) {}

    record Series<P>(String id, List<P> data) {}

    record Bubble(BigDecimal x, BigDecimal y, long submissions) {}

    record Point(String x, long y) {}

    record Total(long count) {}

    /// Rounded as SQL rounds: half away from zero.
    static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
