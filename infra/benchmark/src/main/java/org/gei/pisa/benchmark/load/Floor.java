package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// One COPY piped into another, which is as fast as rows get from one server into another: nothing is looked
/// at, and the table has no key, no index and no constraint.
final class Floor {

    private Floor() {}

    static void pipe(Connection source, Connection target, String select, String table) throws SQLException {
        var out = source.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + select + ") to stdout");
        var in = target.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
    }
}
