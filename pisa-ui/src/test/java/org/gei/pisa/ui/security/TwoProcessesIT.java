package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gei.pisa.ui.PisaUiApplication;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two processes of the UI over the same API and batch, one of which is killed while somebody is signed in there.
/// The visitor comes to the other with the cookies of the first, as a balancer with sticky sessions sends them.
class TwoProcessesIT {

    private static final String CHOSEN = "/compare?countries=ALB,AUS&statistic=mean";
    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final FakeApi API = FakeApi.start();

    private static Process one;
    private static Process other;
    private static int portOfOne;
    private static int portOfOther;

    @BeforeAll
    static void start() throws IOException {
        portOfOne = freePort();
        portOfOther = freePort();
        one = process(portOfOne);
        other = process(portOfOther);
        for (var port : List.of(portOfOne, portOfOther)) {
            await().atMost(STARTING).pollInterval(Duration.ofMillis(200)).until(() -> isReady(port));
        }
    }

    @AfterAll
    static void stop() {
        one.destroyForcibly();
        other.destroyForcibly();
        API.close();
    }

    @Test
    void whoseProcessDiedSignsInAtTheOtherAndIsWhereHeWas() throws Exception {
        try (var there = new Visitor("http://127.0.0.1:" + portOfOther);
                var here = new Visitor("http://127.0.0.1:" + portOfOne)) {
            here.signIn("ada");
            assertThat(here.get(CHOSEN).statusCode()).isEqualTo(200);
            var session = here.session();

            one.destroyForcibly().waitFor();

            // a session of another process opens nothing
            var answer = there.get(CHOSEN, "Cookie", "JSESSIONID=" + session);
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login");
            var signedIn = there.signIn("ada");
            assertThat(signedIn.headers().firstValue("Location").orElse("")).contains(CHOSEN);
            assertThat(there.get(CHOSEN).statusCode()).isEqualTo(200);
            assertThat(there.session()).isNotEqualTo(session);
        }
    }

    private static Process process(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PisaUiApplication.class.getName(),
                        "--server.port=" + port,
                        "--pisa.ui.api-url=" + API.url(),
                        "--pisa.ui.batch-url=" + API.url())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static boolean isReady(int port) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
