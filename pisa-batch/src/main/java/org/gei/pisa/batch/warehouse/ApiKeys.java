package org.gei.pisa.batch.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiKeyRequest;
import org.gei.pisa.domain.operations.ApiScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Table `api_key`: which keys of the API there are. It holds hashes only; a secret is never written.
@Component
public class ApiKeys {

    private static final String COLUMNS = """
        id, name, prefix, scopes,
        case when revoked_at is not null then 'REVOKED' when expires_at <= now() then 'EXPIRED' else 'ACTIVE' end,
        created_at, created_by, expires_at, last_used_at, revoked_at, revoked_by
        """;

    private final JdbcClient warehouse;

    ApiKeys(JdbcClient warehouse) {
        this.warehouse = warehouse;
    }

    /// All keys, newest first.
    public List<ApiKey> all() {
        return warehouse
                .sql("select " + COLUMNS + "from api_key order by id desc")
                .query((row, number) -> key(row))
                .list();
    }

    public Optional<ApiKey> one(long id) {
        return warehouse
                .sql("select " + COLUMNS + "from api_key where id = :id")
                .param("id", id)
                .query((row, number) -> key(row))
                .optional();
    }

    /// @param sha256 of the secret
    public ApiKey add(ApiKeyRequest request, String prefix, byte[] sha256, String actor) {
        return warehouse
                .sql("insert into api_key (name, prefix, sha256, scopes, expires_at, created_by)"
                        + " values (:name, :prefix, :sha256, :scopes, :expires::timestamptz, :actor) returning "
                        + COLUMNS)
                .param("name", request.name())
                .param("prefix", prefix)
                .param("sha256", sha256)
                .param("scopes", request.scopes().stream().map(ApiScope::name).toArray(String[]::new))
                .param("expires", request.expiresAt() == null ? null : Timestamp.from(request.expiresAt()))
                .param("actor", actor)
                .query((row, number) -> key(row))
                .single();
    }

    /// Ends an active key. Empty if there is none of that number, or it was not active.
    public Optional<ApiKey> revoke(long id, String actor) {
        return warehouse
                .sql("update api_key set revoked_at = now(), revoked_by = :actor where id = :id and revoked_at is null"
                        + " and (expires_at is null or expires_at > now()) returning " + COLUMNS)
                .param("id", id)
                .param("actor", actor)
                .query((row, number) -> key(row))
                .optional();
    }

    /// Notes that these keys were used just now.
    public void used(Collection<Long> ids) {
        warehouse
                .sql("update api_key set last_used_at = now() where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .update();
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        var scopes = Stream.of((String[]) row.getArray(4).getArray())
                .map(ApiScope::valueOf)
                .toList();
        return new ApiKey(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                scopes,
                ApiKey.State.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant(),
                row.getString(7),
                instant(row.getTimestamp(8)),
                instant(row.getTimestamp(9)),
                instant(row.getTimestamp(10)),
                row.getString(11));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
