package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The half of the system that loads: PostgreSQL with the warehouse and the sources, and pisa-batch, as
/// `./pisa up` runs them. For whoever measures loading alone.
public final class LoadingSystem implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOPPING = Duration.ofSeconds(15);

    private final DataDirectory data;
    private final UpOptions options;
    private final Secrets secrets;
    private final PostgresServer server;
    private final Applications applications;
    private final Supervised postgres;
    private @Nullable Supervised batch;

    /// Starts PostgreSQL with an empty warehouse and a database for each source, without its table.
    ///
    /// @param home folder of the repository, which has the built applications
    /// @param folder where the data are kept
    public LoadingSystem(Path home, Path folder, List<String> countries, int portPostgres, int portBatch)
            throws IOException, SQLException, InterruptedException {
        options = CommandLine.populateCommand(
                new UpOptions(),
                "--data=" + folder,
                "--countries=" + String.join(",", countries),
                "--port-postgres=" + portPostgres,
                "--port-batch=" + portBatch);
        data = DataDirectory.lock(options.data());
        secrets = new Secrets(data.path().resolve("secrets.properties"));
        server = new PostgresServer(data, options, secrets.get(PostgresServer.SUPERUSER));
        applications = new Applications(home, data, options, server, secrets);
        postgres = supervised("postgres", () -> server.command(countries.size()), Map.of());
        server.initialize();
        postgres.start();
        server.await(Objects.requireNonNull(postgres.handle(), "it was started"), PATIENCE);
        new Databases(server, secrets).create(countries);
    }

    /// Starts pisa-batch, which follows the sources from then on.
    ///
    /// @param settings of pisa-batch beside those that `./pisa up` gives it, by the names of environment variables
    /// @param jvmOptions likewise
    public void startBatch(Map<String, String> settings, List<String> jvmOptions) throws IOException {
        var command = applications.start("batch").plainCommand(applications.mark());
        command.addAll(1, jvmOptions);
        var environment = applications.batch(options.countries());
        environment.putAll(settings);
        var started = supervised("batch", () -> command, environment);
        batch = started;
        started.start();
    }

    public List<String> countries() {
        return options.countries();
    }

    /// Where pisa-batch answers.
    public String batchUrl() {
        return applications.url(options.portBatch());
    }

    public String operationsToken() {
        return secrets.get("operations-token");
    }

    /// A connection to the warehouse as superuser; the caller closes it.
    public Connection warehouse() throws SQLException {
        return server.connect(Databases.WAREHOUSE);
    }

    /// A connection to a source as superuser; the caller closes it.
    public Connection source(String country) throws SQLException {
        return server.connect(Databases.source(country));
    }

    private Supervised supervised(String name, Supervised.Command command, Map<String, String> environment) {
        return new Supervised(name, command, environment, data.log(name), _ -> {}, () -> {});
    }

    @Override
    public void close() throws IOException {
        if (batch != null) {
            batch.stop("TERM", STOPPING);
        }
        postgres.stop("INT", STOPPING);
        data.close();
    }
}
