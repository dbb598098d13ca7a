package org.gei.pisa.benchmark.load;

import java.sql.SQLException;
import java.util.List;
import org.gei.pisa.benchmark.measure.Run;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.fieldwork.source.StudentFile;

/// The landscape that `load` and `reload` share: one source, and twenty that have as many responses together. It was
/// loaded once already, so that nobody is measured who is still cold.
final class LoadedLandscape implements AutoCloseable {

    private static final List<String> COUNTRIES = List.of(
            "ALB", "ARG", "AUS", "AUT", "BEL", "BGR", "BIH", "BLR", "BRA", "BRN", "CAN", "CHE", "CHL", "COL", "CRI",
            "CZE", "DEU", "DNK", "DOM", "ESP", "EST");

    private final Landscape sources;
    private final Loads loads;

    private LoadedLandscape(Landscape sources) throws SQLException {
        this.sources = sources;
        this.loads = new Loads(sources.system());
    }

    static LoadedLandscape of(Run run) throws Exception {
        return run.shared().get(LoadedLandscape.class, () -> {
            var sources = Landscape.start(run, "landscape", COUNTRIES, run.quick() ? 10_000 : 100_000);
            var loaded = new LoadedLandscape(sources);
            try {
                loaded.loads.awaitFirst(2L * sources.rows(sources.one()));
                return loaded;
            } catch (Exception e) {
                loaded.close();
                throw e;
            }
        });
    }

    Landscape sources() {
        return sources;
    }

    Loads loads() {
        return loads;
    }

    /// Loads countries into an empty warehouse; seconds.
    ///
    /// @throws IllegalStateException if a row is missing then, or there twice
    double load(List<String> countries) throws Exception {
        loads.empty();
        var done = loads.run(countries, true);
        var rows = sources.rows(countries);
        var there = loads.number("select count(*) from student_response r join source_state s using (cnt)"
                + " where r.version <= s.version");
        if (done.written() != rows || there != rows) {
            throw new IllegalStateException("load: expected " + rows + " rows written and there, but " + done.written()
                    + " were written and " + there + " are there");
        }
        return done.seconds();
    }

    String postgres() throws SQLException {
        return loads.warehouse().getMetaData().getDatabaseProductVersion();
    }

    List<String> shape() {
        return List.of(
                "%,d responses in 1 source, and as many in 20 others; a source has %,d columns of text, of which %d are loaded"
                        .formatted(
                                sources.rows(sources.one()),
                                StudentFile.pisa2018().variables().size(),
                                Codebook.pisa2018().variables().size()),
                "one PostgreSQL server for the warehouse and all sources on this machine; every commit logged, none waited for",
                "time of a load: of the execution, as pisa-batch notes it");
    }

    @Override
    public void close() throws Exception {
        loads.close();
        sources.close();
    }
}
