package org.gei.pisa.batch.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A way of finding what changed in a source after a position.
interface SourceChanges {

    /// The next changes, or nothing if there are none.
    Optional<ChangeSet> next(Connection open, Position position) throws SQLException;

    /// Whether another reader, whatever its position, can go on with the connection and this.
    boolean canBeHandedOver();
}
