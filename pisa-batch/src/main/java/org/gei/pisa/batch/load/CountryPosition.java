package org.gei.pisa.batch.load;

import org.gei.pisa.batch.source.Position;
import org.gei.pisa.batch.warehouse.LoadedPosition;

/// Where one partition is: what the warehouse has, as of the last change set that was written. Shared by the
/// partition's reader and writer, which take turns in one thread.
class CountryPosition {

    private LoadedPosition loaded = new LoadedPosition(-1, Position.NOTHING_READ, null, null, null);

    LoadedPosition loaded() {
        return loaded;
    }

    void set(LoadedPosition position) {
        loaded = position;
    }

    Position source() {
        return new Position(loaded.watermark(), loaded.target(), loaded.lastId(), loaded.system());
    }

    static LoadedPosition at(long version, Position position) {
        return new LoadedPosition(
                version, position.watermark(), position.target(), position.lastId(), position.system());
    }
}
