package org.gei.pisa.ui.country;

import java.util.Arrays;
import java.util.List;
import org.gei.pisa.domain.codebook.Domain;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;

/// What a country's page asks for: always all three domains, always compared with all countries.
final class CountryQueries {

    private static final String GENDER = "ST004D01T";
    private static final int GIRLS = 1;
    private static final int BOYS = 2;
    private static final String IMMIGRATION = "IMMIG";
    private static final int NATIVE = 1;

    private CountryQueries() {}

    static EstimateQuery means(String country) {
        return of(Statistic.MEAN, country);
    }

    static EstimateQuery levels(String country) {
        return of(Statistic.SHARE, country);
    }

    static EstimateQuery gender(String country) {
        return of(Statistic.DIFFERENCE, country).by(GENDER).groups(GIRLS, BOYS);
    }

    /// @param generation 2 or 3: second or first generation, as IMMIG has them
    static EstimateQuery immigrants(String country, int generation) {
        return of(Statistic.DIFFERENCE, country).by(IMMIGRATION).groups(NATIVE, generation);
    }

    static EstimateQuery gradient(String country) {
        return of(Statistic.SLOPE, country).on("ESCS");
    }

    private static EstimateQuery of(Statistic statistic, String country) {
        var domains = Arrays.stream(Domain.values()).map(Domain::variable).toArray(String[]::new);
        return EstimateQuery.of(statistic, domains).countries(List.of(country)).average(EstimateQuery.Scope.ALL);
    }
}
