package org.gei.pisa.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What `./pisa info` shows: where everything of a running system is, and how to sign in. In a file that
/// only the owner of the data can read.
///
/// @param warehouse `postgresql://` URI
/// @param sources `postgresql://` URI by country
/// @param accounts password by account
/// @param pids process by name: launcher, postgres, batch, api, ui
record SystemState(
        String ui,
        String api,
        String batch,
        String warehouse,
        Map<String, String> sources,
        Map<String, String> accounts,
        String apiKey,
        Map<String, Long> pids) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    SystemState {
        sources = new TreeMap<>(sources);
        accounts = new TreeMap<>(accounts);
        pids = new TreeMap<>(pids);
    }

    static Path file(Path data) {
        return data.resolve("state.json");
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    void write(Path data) {
        DataDirectory.writePrivately(file(data), json() + "\n");
    }

    /// The state of the system that runs with this data.
    ///
    /// @throws UserError if none does
    static SystemState running(Path data) throws IOException {
        var state = read(data);
        if (state == null || !DataDirectory.locked(data)) {
            throw UserError.failed("nothing is running with the data in " + data + ": start it with ./pisa up");
        }
        return state;
    }

    /// What was written last; null if nothing ever was.
    static @Nullable SystemState read(Path data) throws IOException {
        return Files.exists(file(data)) ? JSON.readValue(Files.readString(file(data)), SystemState.class) : null;
    }
}
