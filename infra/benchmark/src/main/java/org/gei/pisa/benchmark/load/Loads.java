package org.gei.pisa.benchmark.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gei.pisa.standalone.LoadingSystem;
import tools.jackson.databind.json.JsonMapper;

/// Executions of the load as an administrator starts them, and what they did by the warehouse's own account.
final class Loads implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final LoadingSystem system;
    private final Connection warehouse;
    private final HttpClient http = HttpClient.newHttpClient();

    /// What one execution did, rows by what became of them.
    record Done(double seconds, long read, long written, long unchanged, long quarantined) {}

    Loads(LoadingSystem system) throws SQLException {
        this.system = system;
        this.warehouse = system.warehouse();
    }

    /// Waits until every source is loaded for the first time.
    void awaitFirst(long rows) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        while (!exists("source_state") || number("select coalesce(sum(responses), 0) from source_state") < rows) {
            pause(begin, "the sources to be loaded for the first time");
        }
    }

    /// Empties the warehouse; positions are forgotten by the next full load.
    void empty() throws SQLException {
        Landscape.execute(warehouse, "truncate student_response, retired_response, quarantined_response");
        Landscape.execute(warehouse, "update source_state set responses = 0, quarantined = 0");
        Landscape.execute(warehouse, "checkpoint");
    }

    /// Loads countries and waits for the end.
    Done run(List<String> countries, boolean full) throws SQLException, IOException, InterruptedException {
        var body = JSON.writeValueAsString(Map.of("job", "load", "countries", countries, "full", full));
        var request = HttpRequest.newBuilder(URI.create(system.batchUrl() + "/api/v1/executions"))
                .header("Authorization", "Bearer " + system.operationsToken())
                .header("X-Pisa-User", "admin")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("load: expected answer 202, but got " + answer.statusCode() + ": " + answer.body());
        }
        return await(JSON.readTree(answer.body()).path("id").asLong());
    }

    private Done await(long execution) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        while (number("select count(*) from batch_job_execution where end_time is not null and job_execution_id = "
                        + execution)
                == 0) {
            pause(begin, "execution " + execution + " to end");
        }
        try (var statement = warehouse.createStatement();
                var row = statement.executeQuery("""
                        select status, extract(epoch from end_time - start_time), p.* from batch_job_execution e,
                            lateral (select coalesce(sum(read), 0), coalesce(sum(written), 0),
                                coalesce(sum(unchanged), 0), coalesce(sum(quarantined), 0) from partition_progress p
                                where p.job_execution_id = e.job_execution_id) p
                        where e.job_execution_id = """ + execution)) {
            row.next();
            if (!row.getString(1).equals("COMPLETED")) {
                throw new IllegalStateException(
                        "execution " + execution + ": expected it to be COMPLETED, but it is " + row.getString(1));
            }
            return new Done(row.getDouble(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    private static void pause(long begin, String what) throws InterruptedException {
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
            throw new IllegalStateException("expected " + what + " within " + PATIENCE);
        }
        TimeUnit.MILLISECONDS.sleep(50); // asking costs processors, too
    }

    long number(String sql) throws SQLException {
        try (var statement = warehouse.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    int update(String sql) throws SQLException {
        try (var statement = warehouse.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private boolean exists(String table) throws SQLException {
        return number("select count(*) from pg_tables where tablename = '" + table + "'") > 0;
    }

    Connection warehouse() {
        return warehouse;
    }

    @Override
    public void close() throws SQLException {
        http.shutdownNow();
        warehouse.close();
    }
}
