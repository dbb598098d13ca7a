package org.gei.pisa.domain.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;

/// Responses made from a seed: reading, mathematics without science, gender, grade, ESCS; some values are missing.
final class RandomResponses {

    static final ColumnLayout LAYOUT = new ColumnLayout(List.of("ST004D01T", "ESCS", "IMMIG").stream()
            .map(name -> variable(name))
            .toList());

    private final SplittableRandom random;

    RandomResponses(long seed) {
        random = new SplittableRandom(seed);
    }

    private static Variable variable(String name) {
        return Codebook.pisa2018().find(name).orElseThrow();
    }

    Response next(long id, long version) {
        double weight = 1 + random.nextInt(1000) / 7.0;
        var replicates = new double[80];
        for (int r = 0; r < replicates.length; r++) {
            replicates[r] = weight * (random.nextBoolean() ? 0.5 : 1.5);
        }
        boolean tested = random.nextInt(20) > 0;
        return new Response(
                id,
                version,
                random.nextInt(1_000_000),
                100 + random.nextInt(12),
                weight,
                replicates,
                tested ? plausibleValues(470) : Response.NOT_TESTED,
                tested ? plausibleValues(480) : Response.NOT_TESTED,
                Response.NOT_TESTED,
                new double[] {
                    1 + random.nextInt(2),
                    random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian(),
                    random.nextInt(10) == 0 ? Double.NaN : 1 + random.nextInt(3)
                });
    }

    private double[] plausibleValues(double mean) {
        double ability = mean + 90 * random.nextGaussian();
        var values = new double[10];
        for (int p = 0; p < values.length; p++) {
            values[p] = Math.round(10 * (ability + 30 * random.nextGaussian())) / 10.0;
        }
        return values;
    }

    List<Response> list(int size) {
        var list = new ArrayList<Response>();
        for (int i = 0; i < size; i++) {
            list.add(next(7L * i + 3, 1));
        }
        return list;
    }

    static ResponseColumns columns(Iterable<Response> responses) {
        var columns = new ResponseColumns(LAYOUT);
        responses.forEach(columns::put);
        return columns;
    }

    static List<Response> shuffled(List<Response> responses, long seed) {
        var copy = new ArrayList<>(responses);
        Collections.shuffle(copy, new Random(seed));
        return copy;
    }
}
