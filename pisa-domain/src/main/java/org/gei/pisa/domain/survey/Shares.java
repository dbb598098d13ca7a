package org.gei.pisa.domain.survey;

import java.util.List;
import java.util.function.DoubleToIntFunction;
import org.gei.pisa.domain.codebook.ProficiencyScale;

/// Weighted shares of students, in percent of those with valid data: in the categories of a background variable, or
/// in, at or above, or below proficiency levels. A student is in one level per plausible value (OECD, *PISA Data
/// Analysis Manual*, 2nd ed., chapter 9).
public final class Shares {

    private static final double PERCENT = 100;

    private final int draws;
    private final double[][][] sums;
    private final double[][] totals;

    private Shares(int draws, double[][][] sums, double[][] totals) {
        this.draws = draws;
        this.sums = sums;
        this.totals = totals;
    }

    /// Sorts students into the codes given; other codes count in the whole only.
    public static Shares ofCategories(Students students, Quantity variable, List<Integer> codes) {
        // the last bin is for codes that are not asked for
        return of(students, variable, codes.size() + 1, value -> {
            int bin = codes.indexOf((int) value);
            return bin < 0 ? codes.size() : bin;
        });
    }

    /// Sorts students into the bands of the scale, once per plausible value.
    public static Shares ofLevels(Students students, Quantity domain, ProficiencyScale scale) {
        return of(students, domain, scale.bands(), scale::band);
    }

    private static Shares of(Students students, Quantity quantity, int bins, DoubleToIntFunction binOf) {
        int draws = quantity.draws();
        var binsOf = new int[draws][students.count()];
        var values = new double[draws];
        for (int i = 0; i < students.count(); i++) {
            quantity.copy(students.row(i), values, 0);
            for (int p = 0; p < draws; p++) {
                binsOf[p][i] = binOf.applyAsInt(values[p]);
            }
        }
        var sums = BinSums.of(students, bins, binsOf);
        var totals = new double[draws][Segment.WEIGHTS];
        for (int p = 0; p < draws; p++) {
            for (var bin : sums[p]) {
                BinSums.add(totals[p], bin);
            }
        }
        return new Shares(draws, sums, totals);
    }

    /// Share in the bins from `first` to `last`, both included; bins are numbered as codes or bands were given.
    public ReplicatedStatistic of(int first, int last) {
        return ReplicatedStatistic.of(draws, (p, r) -> {
            double sum = 0;
            for (int bin = first; bin <= last; bin++) {
                sum += sums[p][bin][r];
            }
            return PERCENT * sum / totals[p][r];
        });
    }
}
