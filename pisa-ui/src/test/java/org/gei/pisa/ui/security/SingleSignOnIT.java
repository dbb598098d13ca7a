package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gei.pisa.openid.Provider;
import org.gei.pisa.ui.PisaUiApplication;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/// Sign-in by a real OpenID provider, by configuration only.
class SingleSignOnIT {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static FakeApi api;
    private static Provider provider;
    private static ConfigurableApplicationContext application;
    private static String base;

    @BeforeAll
    static void start() throws IOException {
        int port = freePort();
        base = "http://127.0.0.1:" + port;
        api = FakeApi.start();
        provider = new Provider(freePort(), base + "/login/oauth2/code/ministry");
        var registration = "--spring.security.oauth2.client.registration.ministry.";
        application = SpringApplication.run(
                PisaUiApplication.class,
                "--server.port=" + port,
                "--pisa.ui.api-url=" + api.url(),
                "--pisa.ui.batch-url=" + api.url(),
                "--pisa.ui.sso.roles-claim=groups",
                registration + "client-name=the ministry",
                registration + "client-id=pisa",
                registration + "client-secret=made-up",
                registration + "scope=openid",
                "--spring.security.oauth2.client.provider.ministry.issuer-uri=" + provider.url());
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.close();
        api.close();
    }

    @Test
    void rolesComeFromTheClaim() {
        try (var visitor = new Visitor("")) {
            assertThat(signIn(visitor, "grace")).isEqualTo(base + "/");
            assertThat(visitor.get(base + "/").statusCode()).isEqualTo(200);
        }
        try (var visitor = new Visitor("")) {
            assertThat(signIn(visitor, "max")).isEqualTo(base + "/");
        }

        assertThat(roles("ministry:grace")).containsExactlyInAnyOrder("ROLE_MANAGER", "ROLE_ADMIN");
        assertThat(roles("ministry:max")).containsExactly("ROLE_MANAGER");
    }

    @Test
    void whoHasNoRoleStaysOutside() {
        try (var visitor = new Visitor("")) {
            assertThat(signIn(visitor, "eve")).isEqualTo(base + "/login?norole");
            assertThat(visitor.get(base + "/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void answerThatNobodyAskedForIsRefused() {
        try (var visitor = new Visitor("")) {
            var answer = visitor.get(base + "/login/oauth2/code/ministry?code=made-up&state=made-up");

            assertThat(location(answer)).isEqualTo(base + "/login?notthere");
        }
    }

    @Test
    void accountsOfTheWarehouseStillSignIn() {
        try (var visitor = new Visitor(base)) {
            visitor.signIn("manager");

            assertThat(visitor.isSignedIn()).isTrue();
        }
    }

    /// Where somebody ends who signs in at the provider.
    private static String signIn(Visitor visitor, String name) {
        var there = location(visitor.get(base + "/oauth2/authorization/ministry"));
        assertThat(there).startsWith(provider.url() + "/oauth2/authorize?").contains("code_challenge_method=S256");
        visitor.get(there, "Accept", "text/html"); // the provider remembers it, and asks who it is
        var form = TOKEN.matcher(visitor.get(provider.url() + "/login").body());
        assertThat(form.find()).isTrue();
        var asked = location(visitor.post(
                provider.url() + "/login", Map.of("username", name, "password", "made up", "_csrf", form.group(1))));
        var back = location(visitor.get(asked, "Accept", "text/html"));
        assertThat(back).startsWith(base + "/login/oauth2/code/ministry?code=");
        return location(visitor.get(back));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.uri().toString())
                .resolve(answer.headers().firstValue("Location").orElseThrow())
                .toString();
    }

    private static List<String> roles(String name) {
        return application.getBean(SignedInSessions.class).all().values().stream()
                .filter(authentication -> authentication.getName().equals(name))
                .map(Authentication::getAuthorities)
                .findFirst()
                .orElseThrow()
                .stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith("ROLE_"))
                .toList();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
