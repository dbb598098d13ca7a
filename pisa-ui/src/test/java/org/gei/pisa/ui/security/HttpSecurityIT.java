package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Headers, cookies and sessions as they go over the wire.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HttpSecurityIT {

    private static final FakeApi API = FakeApi.start();
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", API::url);
        registry.add("pisa.ui.batch-url", API::url);
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void arrive() {
        visitor = new Visitor("http://127.0.0.1:" + port);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void inlineScriptsRunByNonceOnly() {
        var page = visitor.get("/login");
        var policy = policy(page.headers().allValues("Content-Security-Policy"));
        var nonce = NONCE.matcher(policy);

        assertThat(nonce.find()).as(policy).isTrue();
        assertThat(policy)
                .contains("script-src 'self' 'nonce-")
                .contains("script-src-attr 'none'")
                .contains("frame-ancestors 'none'")
                .contains("object-src 'none'")
                .doesNotContainPattern("script-src[^;]*unsafe-inline");
        assertThat(scripts(page.body())).isNotEmpty().allMatch(tag -> tag.contains("nonce=\"" + nonce.group(1) + "\""));
    }

    @Test
    void everyPageHasANonceOfItsOwn() {
        assertThat(nonceOf("/login")).isNotEqualTo(nonceOf("/login"));
    }

    @Test
    void nothingButPagesMayMakeCodeOfText() {
        for (var path : List.of("/pisa.css", "/pisa-chart/pisa-chart.js", "/actuator/health", "/there-is-no-such")) {
            assertThat(policy(visitor.get(path).headers().allValues("Content-Security-Policy")))
                    .as(path)
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe-eval");
        }
    }

    @Test
    void pagesCarryTheOtherHeadersToo() {
        visitor.signIn("manager");

        for (var path : List.of("/login", "/")) {
            var headers = visitor.get(path).headers();
            assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void cookieIsForTheServerOnlyAndNotForOtherSites() {
        var cookie = visitor.get("/login").headers().firstValue("Set-Cookie").orElse("");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
        assertThat(visitor.get("/login").body()).doesNotContain("jsessionid");
    }

    @Test
    void signInGivesTheSessionANewNumber() {
        visitor.get("/login");
        var before = visitor.session();

        visitor.signIn("manager");

        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEqualTo(before);
        assertThat(visitor.isSignedIn()).isTrue();
        try (var fixated = new Visitor("http://127.0.0.1:" + port)) {
            assertThat(fixated.get("/", "Cookie", "JSESSIONID=" + before).statusCode())
                    .isEqualTo(302);
        }
    }

    @Test
    void anotherSiteCanSignNobodyIn() {
        assertThat(visitor.signIn("manager", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(visitor.signIn("manager", "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(visitor.signIn("manager", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(visitor.signIn("manager", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(visitor.isSignedIn()).isFalse();

        assertThat(visitor.signIn("manager", "Origin", "http://127.0.0.1:" + port)
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitor.isSignedIn()).isTrue();
    }

    @Test
    void anotherSiteCanSignNobodyOut() {
        visitor.signIn("manager");

        assertThat(visitor.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        visitor.get("/logout");

        assertThat(visitor.isSignedIn()).isTrue();
    }

    private String nonceOf(String path) {
        var nonce = NONCE.matcher(policy(visitor.get(path).headers().allValues("Content-Security-Policy")));
        return nonce.find() ? nonce.group(1) : "";
    }

    /// The one policy; a second would be one that the first was meant to replace.
    private static String policy(List<String> headers) {
        assertThat(headers).hasSize(1);
        return headers.getFirst();
    }

    private static List<String> scripts(String html) {
        return Pattern.compile("<script[^>]*>")
                .matcher(html)
                .results()
                .map(match -> match.group())
                .toList();
    }
}
