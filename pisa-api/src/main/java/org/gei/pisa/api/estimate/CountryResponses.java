package org.gei.pisa.api.estimate;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;

/// The responses of one country as of one version. Written by one reader at a time; every access holds the lock
/// for the little
/// while it takes.
public final class CountryResponses {

    private static final double[] NO_REPLICATES = new double[Codebook.REPLICATES];

    private final ColumnLayout layout;
    private final LoadDelays delays = new LoadDelays();
    private final Map<Object, Object> computed = new HashMap<>();
    private ResponseColumns columns;
    private long version;

    CountryResponses(ColumnLayout layout) {
        this.layout = layout;
        this.columns = new ResponseColumns(layout);
    }

    /// Version of the last change set that is in here.
    public synchronized long version() {
        return version;
    }

    public synchronized int size() {
        return columns.size();
    }

    /// Asks the columns something.
    public synchronized <T> T ask(Function<ResponseColumns, T> question) {
        return question.apply(columns);
    }

    /// Asks something whose answer depends on the responses alone, and remembers the answer until they change.
    ///
    /// @param key equal for equal questions, which have answers of equal type
    @SuppressWarnings("unchecked")
    public synchronized <T> T askOnce(Object key, Function<ResponseColumns, T> question) {
        return (T) computed.computeIfAbsent(key, _ -> question.apply(columns));
    }

    public synchronized LoadDelays.Percentiles delays(Instant now) {
        return delays.percentiles(now);
    }

    /// Takes over what was read; false if the rows are then not as many as the warehouse has, and all of them have
    /// to be read.
    synchronized boolean apply(ResponseReader.Delta delta) {
        if (delta.whole()) {
            columns = new ResponseColumns(layout);
        }
        for (var row : delta.rows()) {
            columns.put(new Response(
                    row.id(),
                    delta.version(),
                    row.submittedAt().toEpochMilli(),
                    0,
                    row.weight(),
                    NO_REPLICATES,
                    Response.NOT_TESTED,
                    Response.NOT_TESTED,
                    Response.NOT_TESTED,
                    row.values()));
            delays.add(row.changedAt(), row.loadedAt());
        }
        if (version != delta.version() || delta.whole()) {
            computed.clear();
        }
        version = delta.version();
        return columns.size() == delta.responses();
    }
}
