package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gei.pisa.ui.PisaUiApplication;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// Served by TLS, by itself or by a proxy before it.
class TlsIT {

    private static final String PASSWORD = "made-up";

    @TempDir
    private Path folder;

    @Test
    void browserComesBackByTlsOnlyAndSendsTheCookieByTlsOnly() throws Exception {
        var keys = keys();
        try (var api = FakeApi.start();
                var application = run(
                        api,
                        "--server.ssl.key-store=" + keys,
                        "--server.ssl.key-store-password=" + PASSWORD,
                        "--spring.profiles.active=tls");
                var visitor = new Visitor("https://localhost:" + port(application), trust(keys))) {
            var headers = visitor.get("/login").headers();

            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .hasValue("max-age=31536000 ; includeSubDomains");
            assertThat(headers.firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-PISA=")
                    .contains("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("Path=/")
                    .doesNotContain("Domain");
            visitor.signIn("manager");
            assertThat(visitor.isSignedIn()).isTrue();
        }
    }

    @Test
    void proxyBeforeItIsEnough() {
        try (var api = FakeApi.start();
                var application = run(api, "--spring.profiles.active=tls");
                var visitor = new Visitor("http://127.0.0.1:" + port(application))) {
            var headers = visitor.get("/login", "X-Forwarded-Proto", "https").headers();

            assertThat(headers.firstValue("Strict-Transport-Security")).isPresent();
            assertThat(headers.firstValue("Set-Cookie").orElse(""))
                    .startsWith("__Host-PISA=")
                    .contains("Secure");
        }
    }

    @Test
    void withoutTlsNothingIsPromised() {
        try (var api = FakeApi.start();
                var application = run(api);
                var visitor = new Visitor("http://127.0.0.1:" + port(application))) {
            assertThat(visitor.get("/login", "X-Forwarded-Proto", "https")
                            .headers()
                            .map())
                    .doesNotContainKey("Strict-Transport-Security");
        }
    }

    private static ConfigurableApplicationContext run(FakeApi api, String... more) {
        var arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=0");
        arguments.add("--pisa.ui.api-url=" + api.url());
        arguments.add("--pisa.ui.batch-url=" + api.url());
        return SpringApplication.run(PisaUiApplication.class, arguments.toArray(String[]::new));
    }

    private static String port(ConfigurableApplicationContext application) {
        return application.getEnvironment().getRequiredProperty("local.server.port");
    }

    private Path keys() throws IOException, InterruptedException {
        var file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "ui",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return file;
    }

    private static SSLContext trust(Path keys) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context;
    }
}
