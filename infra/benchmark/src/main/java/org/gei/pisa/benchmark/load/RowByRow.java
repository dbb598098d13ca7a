package org.gei.pisa.benchmark.load;

import java.sql.Connection;
import java.sql.SQLException;
import org.gei.pisa.domain.codebook.Codebook;
import org.gei.pisa.domain.response.ResponseRules;

/// How the first dashboard loaded: a statement, which is a transaction, for every row.
final class RowByRow {

    private static final int FETCH = 1000;

    private final ResponseRules rules;
    private final Connection source;
    private final Connection warehouse;

    RowByRow(String country, Connection source, Connection warehouse) {
        this.rules = new ResponseRules(country, Codebook.pisa2018());
        this.source = source;
        this.warehouse = warehouse;
    }

    void run(String select) throws SQLException {
        source.setAutoCommit(false); // or all rows of the query would be fetched at once
        try (var read = source.prepareStatement(select);
                var write = warehouse.prepareStatement(Upsert.sql(Peers.TABLE))) {
            read.setFetchSize(FETCH);
            var rows = read.executeQuery();
            while (rows.next()) {
                Upsert.set(write, Upsert.validate(rules, Upsert.read(rows)));
                write.executeUpdate();
            }
        }
    }
}
