package org.gei.pisa.api.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.jspecify.annotations.Nullable;

/// The responses of one country as of one version. Many may ask at a time; what was read is taken over by one writer
/// between questions, which costs milliseconds.
public final class CountryResponses {

    private static final int REMEMBERED = 200;
    private static final Duration PERCENTILES_LAST = Duration.ofSeconds(1);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final LoadDelays delays = new LoadDelays();
    private final Map<Object, Object> remembered = new LeastRecentlyUsed();
    private LoadDelays.Percentiles percentiles = new LoadDelays.Percentiles(null, null);
    private Instant percentilesAsOf = Instant.EPOCH;
    private ResponseColumns columns;
    private @Nullable Instant loadedAt;
    private long version;
    private volatile Object edition = new Object();

    CountryResponses(ColumnLayout layout) {
        this.columns = new ResponseColumns(layout);
    }

    /// An answer, and what it is an answer about.
    ///
    /// @param version of the last change set that is in it
    /// @param size number of responses, also those without valid data
    public record Answer<T>(
            long version, int size, @Nullable Instant loadedAt, T value) {}

    /// Version of the last change set that is in here.
    public long version() {
        return ask(_ -> 0).version();
    }

    public int size() {
        return ask(_ -> 0).size();
    }

    /// Another one as soon as the responses are others. An answer that was asked for after an edition was taken is of
    /// that edition or a later one.
    public Object edition() {
        return edition;
    }

    ColumnLayout layout() {
        return ask(ResponseColumns::layout).value();
    }

    /// Asks the columns something.
    public <T> Answer<T> ask(Function<ResponseColumns, T> question) {
        lock.readLock().lock();
        try {
            return new Answer<>(version, columns.size(), loadedAt, question.apply(columns));
        } finally {
            lock.readLock().unlock();
        }
    }

    /// Asks something whose answer depends on the responses alone, and remembers the answer until they change.
    ///
    /// @param key equal for equal questions, which have answers of equal type
    @SuppressWarnings("unchecked")
    public <T> Answer<T> askOnce(Object key, Function<ResponseColumns, T> question) {
        return ask(asked -> {
            synchronized (remembered) {
                var known = remembered.get(key);
                if (known != null) {
                    return (T) known;
                }
            }
            // not while holding the map: other questions need not wait for this one
            var answer = question.apply(asked);
            synchronized (remembered) {
                remembered.put(key, answer);
            }
            return answer;
        });
    }

    /// As of this moment, or of one up to a second before it: to sort them costs more than to count responses.
    public LoadDelays.Percentiles delays(Instant now) {
        synchronized (delays) {
            if (Duration.between(percentilesAsOf, now).abs().compareTo(PERCENTILES_LAST) >= 0) {
                percentiles = delays.percentiles(now);
                percentilesAsOf = now;
            }
            return percentiles;
        }
    }

    /// Takes over what was read. If the rows would then not be as many as the warehouse has, nothing is taken over, and
    /// the answer is false: all of them have to be read.
    boolean apply(ResponseReader.Delta delta) {
        boolean whole = delta.whole();
        if (!whole && ask(asked -> asked.sizeWith(delta.changes())).value() != delta.responses()) {
            return false;
        }
        synchronized (delays) {
            delays.addAll(delta.delays());
        }
        lock.writeLock().lock();
        try {
            if (whole) {
                columns = delta.changes();
            } else {
                columns.merge(delta.changes());
            }
            version = delta.version();
            loadedAt = delta.loadedAt();
            // nobody asks now, so that no answer about the old responses can come after this
            remembered.clear();
            edition = new Object();
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Object, Object> {

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > REMEMBERED;
        }
    }
}
