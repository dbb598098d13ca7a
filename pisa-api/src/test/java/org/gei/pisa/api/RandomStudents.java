package org.gei.pisa.api;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;

/// Responses made from a seed, with all variables of the built-in codebook; some are missing.
final class RandomStudents {

    static final ColumnLayout LAYOUT = new ColumnLayout(Codebook.pisa2018().background());

    private final SplittableRandom random;

    RandomStudents(long seed) {
        random = new SplittableRandom(seed);
    }

    Response next(long id, long version) {
        double weight = 1 + random.nextInt(1000) / 7.0;
        var replicates = new double[80];
        Arrays.setAll(replicates, ignored -> weight * (random.nextBoolean() ? 0.5 : 1.5));
        var background = new double[LAYOUT.variables().size()];
        for (int i = 0; i < background.length; i++) {
            var codes = LAYOUT.variables().get(i).codes().keySet().toArray(Integer[]::new);
            background[i] = random.nextInt(8) == 0
                    ? Double.NaN
                    : codes.length == 0 ? random.nextGaussian() : codes[random.nextInt(codes.length)];
        }
        return new Response(
                id,
                version,
                0,
                100 + random.nextInt(9),
                weight,
                replicates,
                random.nextInt(20) == 0 ? Response.NOT_TESTED : scores(),
                scores(),
                Response.NOT_TESTED,
                background);
    }

    private double[] scores() {
        double ability = 470 + 90 * random.nextGaussian();
        var scores = new double[10];
        Arrays.setAll(scores, ignored -> Math.round(1000 * (ability + 30 * random.nextGaussian())) / 1000.0);
        return scores;
    }
}
