package org.gei.pisa.batch.source;

import java.util.List;
import java.util.stream.Collectors;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.codebook.Variable;

/// The statements a source is read with, and the columns they need.
///
/// A row changed since a snapshot exactly if its `change_xid` was not visible in it; the index is used because
/// such a
/// number
/// is never below the snapshot's `xmin`. The new snapshot is selected by the same statement that reads the rows:
/// both
/// see
/// the same moment.
final class SourceQueries {

    static final String IDENTITY = """
            select system_identifier || '/' || (select oid from pg_database where datname = current_database())
            from pg_control_system()""";

    static final String COLUMNS = """
            select column_name from information_schema.columns
            where table_schema = any (current_schemas(false)) and table_name = 'responses'""";

    static final String CHANGED = """
            select exists (
                select from responses
                where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))""";

    private final List<String> needed;
    private final String columns;

    SourceQueries(Codebook codebook) {
        needed = codebook.variables().stream().map(Variable::column).toList();
        columns = needed.stream().map(column -> "r." + column).collect(Collectors.joining(", "));
    }

    /// Columns a source must have, besides `id` and `change_xid`.
    List<String> needed() {
        return needed;
    }

    /// What changed since a snapshot, first rows by id: parameters snapshot, snapshot, most rows.
    String first() {
        return """
                with changed as materialized (
                    select id from responses
                    where change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                        and not pg_visible_in_snapshot(change_xid, ?::pg_snapshot))
                select pg_current_snapshot()::text, r.id, r.submitted_at, r.changed_at, %s
                from responses r join (select id from changed order by id limit ?) page using (id)
                order by id""".formatted(columns);
    }

    /// The rest of a large set of changes: parameters last id, snapshot, snapshot, target, most rows. A row that
    /// changes
    /// meanwhile is no longer visible in the target; it comes with the next set.
    String following() {
        return """
                select ''::text, r.id, r.submitted_at, r.changed_at, %s
                from responses r
                where r.id > ?
                    and r.change_xid >= pg_snapshot_xmin(?::pg_snapshot)
                    and not pg_visible_in_snapshot(r.change_xid, ?::pg_snapshot)
                    and pg_visible_in_snapshot(r.change_xid, ?::pg_snapshot)
                order by r.id limit ?""".formatted(columns);
    }
}
