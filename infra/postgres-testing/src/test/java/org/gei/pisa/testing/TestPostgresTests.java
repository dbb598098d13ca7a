package org.gei.pisa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestPostgresTests {

    @Test
    void warehouseBelongsToItsOwner() throws Exception {
        var server = TestPostgres.server();
        var warehouse = server.createWarehouse();
        try (var connection = server.connect(warehouse);
                var rows = connection
                        .createStatement()
                        .executeQuery("select pg_get_userbyid(datdba), current_setting('server_version_num')::int"
                                + " from pg_database where datname = current_database()")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("pisa_owner");
            assertThat(rows.getInt(2)).isGreaterThanOrEqualTo(150000);
        }
    }
}
