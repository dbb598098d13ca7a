package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.ResponseRules;

/// How the first dashboard loaded: a statement for every row. A transaction holds as many rows as a page of the load.
final class RowByRow {

    private static final int ROWS_PER_COMMIT = 1000;

    private final ResponseRules rules;
    private final Connection source;
    private final Connection warehouse;

    RowByRow(String country, Connection source, Connection warehouse) {
        this.rules = new ResponseRules(country, Codebook.pisa2018());
        this.source = source;
        this.warehouse = warehouse;
    }

    void run(String select) throws SQLException {
        source.setAutoCommit(false);
        warehouse.setAutoCommit(false);
        try (var read = source.prepareStatement(select);
                var write = warehouse.prepareStatement(Upsert.sql(Peers.TABLE))) {
            read.setFetchSize(ROWS_PER_COMMIT);
            var rows = read.executeQuery();
            for (var i = 1; rows.next(); i++) {
                Upsert.set(write, Upsert.validate(rules, Upsert.read(rows)));
                write.executeUpdate();
                if (i % ROWS_PER_COMMIT == 0) {
                    warehouse.commit();
                }
            }
            warehouse.commit();
        }
    }
}
