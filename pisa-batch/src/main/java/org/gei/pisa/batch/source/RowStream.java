package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gei.pisa.domain.response.RawResponse;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The rows of one long query, a page at a time: planned once, and all from one moment of the source, however long that
/// takes to read.
///
/// They come by COPY in text format, which costs a server half of what a cursor does, and for columns of text less than
/// COPY in binary. Until the last row is read or the stream is closed, nothing else can be done with the connection.
final class RowStream implements AutoCloseable {

    private final SourceRows rows;
    private final boolean shortens;
    private final CopyOut out;

    /// @param query which selects the columns of `rows` and nothing else
    /// @param shortens whether they are selected unshortened
    RowStream(Connection open, SourceRows rows, String query, boolean shortens) throws SQLException {
        this.rows = rows;
        this.shortens = shortens;
        this.out = open.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout");
    }

    /// The next rows, fewer than `most` at the end only.
    List<RawResponse> next(int most) throws SQLException {
        var page = new ArrayList<RawResponse>(most);
        while (page.size() < most) {
            var line = out.readFromCopy();
            if (line == null) {
                break;
            }
            var row = rows.row(new CopyLine(line));
            page.add(shortens ? SourceRows.shortened(row) : row);
        }
        return page;
    }

    @Override
    public void close() throws SQLException {
        if (out.isActive()) {
            out.cancelCopy();
        }
    }
}
