package org.gei.pisa.batch.operations;

import java.time.Duration;
import java.time.Instant;
import org.gei.pisa.batch.load.Sources;
import org.gei.pisa.batch.source.SourceChangedException;
import org.gei.pisa.batch.source.SourceReader;
import org.gei.pisa.batch.source.SourceUnavailableException;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.springframework.stereotype.Component;

/// Tries a new connection to a source, whatever its circuit breaker thinks, and looks whether its table
/// can be loaded.
@Component
class ConnectionTests {

    private final Sources sources;

    ConnectionTests(Sources sources) {
        this.sources = sources;
    }

    ConnectionTest test(String country) {
        var calls = sources.of(country).calls();
        var begin = Instant.now();
        try (var reader = sources.reader(country)) {
            var server = calls.callAnyway(reader, SourceReader::serverVersion);
            var took = Duration.between(begin, Instant.now()).toMillis();
            var rows = calls.callAnyway(reader, SourceReader::estimatedRows);
            return new ConnectionTest(country, begin, true, took, server, rows, null, null);
        } catch (SourceUnavailableException e) {
            return failed(
                    country,
                    begin,
                    String.valueOf(e.getMessage()),
                    "Nothing has to be done: it is tried again by itself.");
        } catch (SourceChangedException e) {
            return failed(country, begin, String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private static ConnectionTest failed(String country, Instant begin, String cause, String remedy) {
        var took = Duration.between(begin, Instant.now()).toMillis();
        return new ConnectionTest(country, begin, false, took, null, null, cause, remedy);
    }
}
