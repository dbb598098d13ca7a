package org.gei.pisa.benchmark.load;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gei.pisa.benchmark.measure.Alternation;
import org.gei.pisa.benchmark.measure.Benchmark;
import org.gei.pisa.benchmark.measure.Goal;
import org.gei.pisa.benchmark.measure.Line;
import org.gei.pisa.benchmark.measure.Report;
import org.gei.pisa.benchmark.measure.Run;

/// Everything is read again though nothing has changed, and though one in fifty rows has.
public final class ReloadBenchmark implements Benchmark {

    private static final int ONE_IN = 50;

    @Override
    public String name() {
        return "reload";
    }

    @Override
    public String about() {
        return "the whole of a country read again, with nothing changed and with 2 % corrected";
    }

    @Override
    public Set<Class<? extends AutoCloseable>> uses() {
        return Set.of(LoadedLandscape.class);
    }

    @Override
    public Report run(Run run) throws Exception {
        var landscape = LoadedLandscape.of(run);
        var country = List.of(landscape.sources().one());
        var rows = landscape.sources().rows(country);
        var measured = new Alternation()
                .add("load", () -> rows / landscape.load(country))
                .add("unchanged", () -> rows / reload(landscape, country, 0))
                .add("2 % corrected", () -> rows / reload(landscape, country, ONE_IN))
                .run(run.quick() ? 3 : 5);
        var load = Objects.requireNonNull(measured.get("load"));
        var unchanged = Objects.requireNonNull(measured.get("unchanged"));
        var corrected = Objects.requireNonNull(measured.get("2 % corrected"));
        return new Report(
                name(),
                run.quick(),
                landscape.postgres(),
                landscape.shape(),
                List.of(
                        Line.of("load", "rows/s", load),
                        Line.of("unchanged", "rows/s", unchanged).against("load", load),
                        Line.of("2 % corrected", "rows/s", corrected).against("load", load)),
                List.of(Goal.atLeast("reload of unchanged rows / load", 1.2, unchanged.ratioTo(load), "")),
                List.of("checked: unchanged rows are not written, of corrected ones exactly those"));
    }

    /// @param oneIn one in so many rows differs from what the warehouse has; 0 for none
    private static double reload(LoadedLandscape landscape, List<String> country, int oneIn) throws Exception {
        var rows = landscape.sources().rows(country);
        var loads = landscape.loads();
        if (loads.number("select responses from source_state where cnt = '" + country.getFirst() + "'") < rows) {
            landscape.load(country);
        }
        // as if they had been corrected: the source, which is followed, would be loaded before it is measured
        var differing = oneIn == 0
                ? 0
                : loads.update("update student_response set content_hash = gen_random_uuid() where cnt = '"
                        + country.getFirst() + "' and id % " + oneIn + " = 0");
        var done = loads.run(country, true);
        if (done.written() != differing || done.unchanged() != rows - differing) {
            throw new IllegalStateException("reload: expected " + differing + " rows to be written and "
                    + (rows - differing) + " not, but got " + done.written() + " and " + done.unchanged());
        }
        return done.seconds();
    }
}
