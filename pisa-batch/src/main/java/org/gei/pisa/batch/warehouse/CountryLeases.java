package org.gei.pisa.batch.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `country_lease`: which of several processes loads a country. A lease ends by itself when its holder
/// does not renew it, by the clock of the warehouse alone; who takes it then takes the next epoch, under which
/// nothing of the former holder's is accepted any more.
///
/// Between taking and giving the holder is the thread that took it.
@Component
public class CountryLeases {

    /// How long a process may be silent until it is taken for dead.
    public static final Duration LASTS = Duration.ofSeconds(4);

    private final JdbcClient warehouse;
    private final Map<Thread, CountryLease> held = new ConcurrentHashMap<>();

    CountryLeases(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// Takes the lease of a country for this thread if nobody has it; else leaves word that somebody waits.
    /// Once it is taken, nothing of a former holder's is being written any more.
    public boolean tryTake(String country) {
        var epoch = warehouse
                .sql("""
                        insert into country_lease as l (cnt, epoch, until) values (:cnt, 1, now() + :lasts::interval)
                        on conflict (cnt) do update set epoch = l.epoch + 1, until = excluded.until,
                            waited_until = '-infinity'
                        where l.until <= now() returning epoch""")
                .param("cnt", country)
                .param("lasts", LASTS.toString())
                .query(Long.class)
                .optional();
        if (epoch.isEmpty()) {
            warehouse
                    .sql("update country_lease set waited_until = now() + interval '1 second' where cnt = :cnt")
                    .param("cnt", country)
                    .update();
            return false;
        }
        var term =
                warehouse.sql("select epoch from load_lease").query(Long.class).single();
        held.put(Thread.currentThread(), new CountryLease(country, term, epoch.get()));
        warehouse
                .sql("select cnt from source_state where cnt = :cnt for update")
                .param("cnt", country)
                .query(String.class)
                .list();
        return true;
    }

    /// Whether the lease that this thread holds is wanted by somebody else, or lost.
    public boolean isWanted() {
        var lease = held.get(Thread.currentThread());
        return lease != null && lease.isWanted();
    }

    /// Gives back the lease that this thread holds.
    public void give() {
        var lease = held.remove(Thread.currentThread());
        if (lease != null) {
            warehouse
                    .sql("update country_lease set until = '-infinity' where cnt = :cnt and epoch = :epoch")
                    .param("cnt", lease.country())
                    .param("epoch", lease.epoch())
                    .update();
        }
    }

    @Nullable
    CountryLease ofThisThread() {
        return held.get(Thread.currentThread());
    }

    /// Countries whose lease this process holds.
    public List<String> held() {
        return held.values().stream().map(CountryLease::country).toList();
    }

    /// Renews every lease of this process, finds out which of them are wanted, and publishes up to when their
    /// countries are loaded.
    ///
    /// @param connection what to use instead of the pool, which may be busy
    /// @param caughtUp by the clock of the warehouse, of those countries where it is known
    public void renew(JdbcClient connection, Map<String, Instant> caughtUp) {
        var leases = List.copyOf(held.values());
        if (leases.isEmpty()) {
            return;
        }
        record Key(String country, long epoch) {}
        var wanted = new HashMap<Key, Boolean>();
        connection
                .sql("""
                        update country_lease l set until = now() + :lasts::interval,
                            caught_up_at = greatest(l.caught_up_at, h.caught_up_at)
                        from unnest(:countries, :epochs, :caughtUp::timestamptz[]) as h (cnt, epoch, caught_up_at)
                        where l.cnt = h.cnt and l.epoch = h.epoch
                        returning l.cnt, l.epoch, l.waited_until > now()""")
                .param("lasts", LASTS.toString())
                .param("countries", leases.stream().map(CountryLease::country).toArray(String[]::new))
                .param("epochs", leases.stream().map(CountryLease::epoch).toArray(Long[]::new))
                .param(
                        "caughtUp",
                        leases.stream()
                                .map(lease -> caughtUp.get(lease.country()))
                                .map(moment -> moment == null ? null : moment.toString())
                                .toArray(String[]::new))
                .query((row, number) -> wanted.put(new Key(row.getString(1), row.getLong(2)), row.getBoolean(3)))
                .list();
        leases.forEach(lease -> lease.wanted(wanted.getOrDefault(new Key(lease.country(), lease.epoch()), true)));
    }

    /// Up to when each country is loaded, by the clock of the warehouse, as its holder published it.
    public Map<String, Instant> caughtUp(JdbcClient connection) {
        var published = new HashMap<String, Instant>();
        connection
                .sql("select cnt, caught_up_at from country_lease where caught_up_at is not null")
                .query((row, number) ->
                        published.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return published;
    }
}
