package org.gei.pisa.batch.warehouse;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gei.pisa.domain.live.Freshness;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Table `source_state`: per country the position, the version, and how its source is.
@Component
public class SourceStates {

    private final JdbcClient warehouse;

    SourceStates(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    public LoadedPosition position(String country) {
        return warehouse
                .sql("select version, watermark, target, last_id, system_identifier from source_state where cnt = :cnt")
                .param("cnt", country)
                .query((row, number) -> new LoadedPosition(
                        row.getLong(1), row.getString(2), row.getString(3), (Long) row.getObject(4), row.getString(5)))
                .single();
    }

    /// Forgets how far a country is loaded, so that every row is read again.
    public void forget(String country) {
        warehouse
                .sql("update source_state set watermark = '1:1:', target = null, last_id = null where cnt = :cnt")
                .param("cnt", country)
                .update();
    }

    public List<String> suspended() {
        return warehouse
                .sql("select cnt from source_state where state = 'SUSPENDED'")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Records that sources were reached just now: one statement for all of them.
    public void reached(List<String> live, List<String> lagging) {
        warehouse
                .sql("""
                        with reached as (
                            update source_state s set looked_at = now(),
                                state = case when s.cnt = any (:lagging) then 'LAGGING' else 'LIVE' end,
                                state_since = case when (s.state = 'LAGGING') = (s.cnt = any (:lagging))
                                        and s.state in ('LIVE', 'LAGGING') then s.state_since else now() end,
                                cause = case when s.cnt = any (:lagging) then 'Loading a backlog.' end
                            where (s.cnt = any (:live) or s.cnt = any (:lagging)) and s.state <> 'SUSPENDED'
                            returning s.cnt)
                        select pg_notify('pisa_state', '') from (select count(*) n from reached) c where n > 0""")
                .param("live", live.toArray(String[]::new))
                .param("lagging", lagging.toArray(String[]::new))
                .query((row, number) -> number)
                .list();
    }

    /// Records that a source can't be reached; a suspended country stays suspended. In a transaction of its
    /// own: the partition that calls this may wait in one for a long time.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void down(String country, String cause) {
        change(country, Freshness.State.DOWN, cause, null, null);
    }

    /// Stops a country until a person acts.
    public void suspend(String country, String cause, String by, @Nullable Long failedExecution) {
        change(country, Freshness.State.SUSPENDED, cause, by, failedExecution);
    }

    /// Stops a country because a person wants it; false if it was suspended already.
    public boolean suspendIfNot(String country, String cause, String by) {
        var changed = warehouse
                .sql("""
                        update source_state set state = 'SUSPENDED', state_since = now(), cause = :cause,
                            suspended_by = :by, failed_execution = null
                        where cnt = :cnt and state <> 'SUSPENDED'""")
                .param("cnt", country)
                .param("cause", cause)
                .param("by", by)
                .update();
        announce(country);
        return changed > 0;
    }

    /// Lets a suspended country be loaded again; false if it was not suspended.
    public boolean resume(String country) {
        var changed = warehouse.sql("""
                        update source_state set state = 'DOWN', state_since = now(), cause = 'Resuming.',
                            suspended_by = null, failed_execution = null
                        where cnt = :cnt and state = 'SUSPENDED'""").param("cnt", country).update();
        announce(country);
        return changed > 0;
    }

    /// Lets a country that a failure has suspended be loaded again; what a person has suspended stays so.
    public void resumeAfterFailure(String country) {
        warehouse.sql("""
                        update source_state set state = 'DOWN', state_since = now(), cause = 'Resuming.',
                            suspended_by = null, failed_execution = null
                        where cnt = :cnt and state = 'SUSPENDED' and failed_execution is not null""").param("cnt", country).update();
        announce(country);
    }

    /// Countries that are followed and up to date.
    public List<String> live() {
        return warehouse
                .sql("select cnt from source_state where state = 'LIVE' order by cnt")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Countries that a person has suspended; a failure may have suspended more.
    public List<String> suspendedByPeople() {
        return warehouse
                .sql("select cnt from source_state where state = 'SUSPENDED' and failed_execution is null")
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// When each source was reached last, as far as it ever was.
    public Map<String, Instant> lookedAt() {
        var times = new HashMap<String, Instant>();
        warehouse
                .sql("select cnt, looked_at from source_state where looked_at is not null")
                .query((row, number) ->
                        times.put(row.getString(1), row.getTimestamp(2).toInstant()))
                .list();
        return times;
    }

    public Optional<String> state(String country) {
        return warehouse
                .sql("select state from source_state where cnt = :cnt")
                .param("cnt", country)
                .query(String.class)
                .optional();
    }

    private void change(
            String country, Freshness.State state, String cause, @Nullable String by, @Nullable Long failedExecution) {
        warehouse
                .sql("""
                        update source_state set cause = :cause, suspended_by = :by, failed_execution = :execution,
                            state_since = case when state = :state then state_since else now() end, state = :state
                        where cnt = :cnt and (state <> 'SUSPENDED' or :state = 'SUSPENDED')""")
                .param("cnt", country)
                .param("state", state.name())
                .param("cause", cause)
                .param("by", by)
                .param("execution", failedExecution)
                .update();
        announce(country);
    }

    private void announce(String country) {
        warehouse
                .sql("select pg_notify('pisa_state', :cnt)")
                .param("cnt", country)
                .query((row, number) -> number)
                .list();
    }
}
