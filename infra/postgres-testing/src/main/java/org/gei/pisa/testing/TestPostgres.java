package org.gei.pisa.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// One PostgreSQL server per JVM, started when first asked for and gone with the JVM; each test takes databases of its
/// own.
///
/// Where a Docker engine answers (its socket is there, or `DOCKER_HOST` is set) the server is a container;
/// otherwise it is the embedded one. The tests are the same.
public final class TestPostgres {

    /// The superuser of the server.
    public static final String USER = "postgres";

    public static final String PASSWORD = "postgres";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String host;
    private final int port;

    private TestPostgres(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public static TestPostgres server() {
        return Holder.SERVER;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /// JDBC URL of a database, without user and password.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /// Creates an empty database whose name starts with `prefix`, and returns the name.
    public String createDatabase(String prefix) {
        var name = prefix + "_" + NEXT.incrementAndGet();
        execute("postgres", "create database " + name);
        return name;
    }

    /// Creates the roles of the warehouse with their name as password, if they are not there yet.
    public void createWarehouseRoles() {
        for (var role : new String[] {"pisa_owner", "pisa_batch", "pisa_api", "pisa_reader"}) {
            execute("postgres", """
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s login password '%1$s';
                        end if;
                    end $$""".formatted(role));
        }
    }

    /// Creates an empty warehouse database owned by `pisa_owner`, and returns its name.
    public String createWarehouse() {
        createWarehouseRoles();
        var name = createDatabase("warehouse");
        execute("postgres", "alter database " + name + " owner to pisa_owner");
        execute(name, "alter schema public owner to pisa_owner");
        return name;
    }

    /// A connection as superuser; the caller closes it.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, PASSWORD);
    }

    /// Runs SQL as superuser.
    public void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("in database " + database + ": " + sql, e);
        }
    }

    private static final class Holder {
        private static final TestPostgres SERVER = start();

        private static TestPostgres start() {
            return dockerAnswers() ? container() : embedded();
        }

        private static boolean dockerAnswers() {
            return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        }

        private static TestPostgres container() {
            var container = new PostgreSQLContainer("postgres:18")
                    .withUsername(USER)
                    .withPassword(PASSWORD)
                    .withCommand("postgres", "-c", "max_connections=300");
            container.start(); // the Testcontainers reaper removes it with the JVM
            return new TestPostgres(container.getHost(), container.getMappedPort(5432));
        }

        private static TestPostgres embedded() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start(); // closes itself with the JVM
                return new TestPostgres("localhost", server.getPort());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
