package org.gei.pisa.batch.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gei.pisa.domain.operations.AccountStanding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `account`. Every change that sessions have to follow makes its version grow.
@Component
class AccountTable {

    private static final String COLUMNS = """
            select name, password_hash, roles, enabled, version, one_time_until, created_at, password_changed_at,
                last_sign_in_at
            from account
            """;

    private final JdbcClient warehouse;

    record Row(
            String name,
            String passwordHash,
            List<String> roles,
            boolean enabled,
            long version,
            @Nullable Instant oneTimeUntil,
            Instant createdAt,
            Instant passwordChangedAt,
            @Nullable Instant lastSignInAt) {}

    AccountTable(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    Optional<Row> find(String name) {
        return warehouse
                .sql(COLUMNS + "where name = :name")
                .param("name", name)
                .query(AccountTable::row)
                .optional();
    }

    List<Row> all() {
        return warehouse.sql(COLUMNS + "order by name").query(AccountTable::row).list();
    }

    boolean isEmpty() {
        return warehouse
                .sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    List<AccountStanding> standing(Collection<String> names) {
        return warehouse
                .sql("select name, version from account where enabled and name = any(:names) order by name")
                .param("names", names.toArray(String[]::new))
                .query((row, _) -> new AccountStanding(row.getString(1), row.getLong(2)))
                .list();
    }

    /// Names of the administrators that can sign in with a password of their own; locked until the
    /// transaction ends.
    List<String> lockActiveAdministrators() {
        return warehouse.sql("""
                        select name from account
                        where enabled and one_time_until is null and 'ADMIN' = any(roles)
                        order by name for update
                        """).query((row, _) -> row.getString(1)).list();
    }

    /// Whether there was none of that name.
    boolean insert(String name, String passwordHash, List<String> roles, @Nullable Instant oneTimeUntil) {
        return warehouse
                        .sql("""
                                insert into account (name, password_hash, roles, one_time_until)
                                values (:name, :hash, :roles, :until) on conflict (name) do nothing
                                """)
                        .param("name", name)
                        .param("hash", passwordHash)
                        .param("roles", roles.toArray(String[]::new))
                        .param("until", timestamp(oneTimeUntil))
                        .update()
                == 1;
    }

    void setRoles(String name, List<String> roles) {
        warehouse
                .sql("update account set roles = :roles, version = version + 1 where name = :name")
                .param("name", name)
                .param("roles", roles.toArray(String[]::new))
                .update();
    }

    void setEnabled(String name, boolean enabled) {
        warehouse
                .sql("update account set enabled = :enabled, version = version + 1 where name = :name")
                .param("name", name)
                .param("enabled", enabled)
                .update();
    }

    void setPassword(String name, String hash, @Nullable Instant oneTimeUntil) {
        warehouse
                .sql("""
                        update account set password_hash = :hash, one_time_until = :until, password_changed_at = now(),
                            version = version + 1
                        where name = :name
                        """)
                .param("name", name)
                .param("hash", hash)
                .param("until", timestamp(oneTimeUntil))
                .update();
    }

    void signedIn(String name) {
        warehouse
                .sql("update account set last_sign_in_at = now() where name = :name")
                .param("name", name)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString(1),
                row.getString(2),
                List.of((String[]) row.getArray(3).getArray()),
                row.getBoolean(4),
                row.getLong(5),
                instant(row.getTimestamp(6)),
                row.getTimestamp(7).toInstant(),
                row.getTimestamp(8).toInstant(),
                instant(row.getTimestamp(9)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }
}
