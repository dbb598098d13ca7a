package org.gei.pisa.testing.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came back on a connection that was used for one request.
///
/// @param status 0 if the connection was closed without an answer
public record Answer(int status, String text) {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    /// A method or a version of HTTP that there is not: the client's fault, for all that they begin with a five.
    private static final List<Integer> NOT_HTTP = List.of(501, 505);
    private static final List<String> TRACES =
            List.of("\tat ", "java.lang.", "Exception", "org.springframework", "reactor.", "org.postgresql", "select ");

    /// Sends a request and waits for the whole answer, or for the beginning of one that is a stream.
    ///
    /// @throws AssertionError if nothing comes
    public static Answer to(String request, int port) throws IOException {
        try (var connection = new RawConnection(port)) {
            connection.send(request);
            var text = connection.receiveAnswer(LONGEST);
            return new Answer(text.startsWith("HTTP/1.") ? Integer.parseInt(text, 9, 12, 10) : 0, text);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("expected an answer within " + LONGEST.toSeconds() + " s to: " + request, e);
        }
    }

    /// What is wrong with it, or null: an answer says what the client did wrong, and nothing of how the
    /// server is made.
    public @Nullable String fault() {
        if (status >= 500 && !NOT_HTTP.contains(status)) {
            return "status " + status;
        }
        return TRACES.stream().filter(text::contains).findFirst().orElse(null);
    }
}
