package org.gei.pisa.standalone.verify;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Recounts a running system: a reconciliation compares every source with the warehouse, row by row, and repairs what
/// it finds; then what the API serves is compared with a computation from the rows. The system goes on meanwhile.
public final class Verification {

    private static final Set<String> RUNNING = Set.of("STARTING", "STARTED", "STOPPING");
    private static final Duration LONGEST = Duration.ofHours(2);

    private final VerifiedSystem system;
    private final Consumer<String> say;
    private final List<String> differences = new ArrayList<>();

    /// @param say gets a line for each thing that was compared
    public Verification(VerifiedSystem system, Consumer<String> say) {
        this.system = system;
        this.say = say;
    }

    /// The differences, in words; none if all is as it has to be.
    ///
    /// @throws IllegalStateException if the system refuses or does not answer
    public List<String> run() throws SQLException, InterruptedException {
        try (var client = new SystemClient(system)) {
            rows(client);
            estimates(client);
        }
        return List.copyOf(differences);
    }

    private void rows(SystemClient client) throws InterruptedException {
        long execution = client.startOnBatch(
                        "/api/v1/executions", "{\"job\":\"reconcile\",\"countries\":[],\"full\":false}")
                .path("id")
                .asLong();
        var path = "/api/v1/executions/" + execution;
        client.await(LONGEST, () -> !RUNNING.contains(status(client.batch(path))));
        var ended = client.batch(path);
        if (!status(ended).equals("COMPLETED")) {
            differences.add("the reconciliation %d ended as %s: %s"
                    .formatted(
                            execution,
                            status(ended),
                            ended.path("summary").path("cause").asString("")));
        }
        for (var source : client.batch("/api/v1/sources")) {
            var proof = source.path("proof");
            var country = source.path("country").asString();
            if (proof.path("execution").asLong() == execution) {
                say.accept(proof.path("text").asString());
                found(country, proof);
            } else {
                differences.add("%s was not compared, it is %s: %s"
                        .formatted(
                                country,
                                source.path("state").asString(),
                                source.path("cause").asString("no cause is known")));
            }
        }
    }

    private static String status(JsonNode detail) {
        return detail.path("summary").path("status").asString("");
    }

    private void found(String country, JsonNode proof) {
        long missing = proof.path("missing").asLong();
        long differing = proof.path("differing").asLong();
        long retired = proof.path("retired").asLong();
        if (missing + differing + retired > 0) {
            differences.add(
                    "%s: %d rows were missing in the warehouse, %d differed, %d were no longer in the source; repaired"
                            .formatted(country, missing, differing, retired));
        }
    }

    private void estimates(SystemClient client) throws SQLException, InterruptedException {
        int compared = 0;
        int before = differences.size();
        try (var warehouse = DriverManager.getConnection(system.warehouse(), system.role(), system.rolePassword())) {
            for (var country : system.countries()) {
                var outcome = EstimatesCheck.of(client, warehouse, country);
                compared += outcome.compared();
                differences.addAll(outcome.differences());
            }
        }
        say.accept("%,d estimates with their standard errors computed from the rows, %d of them otherwise than served"
                .formatted(compared, differences.size() - before));
    }
}
