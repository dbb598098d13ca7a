package org.gei.pisa.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gei.pisa.ui.browser.Chromium;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What the Chromium of this machine runs and what it refuses. Skipped, and says so, where there is no
/// Chromium.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BrowserSecurityIT {

    private static final FakeApi API = FakeApi.start();

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private BrowserContext context;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", API::url);
        registry.add("pisa.ui.batch-url", API::url);
    }

    @AfterAll
    static void close() {
        API.close();
    }

    @BeforeEach
    void openWindow() {
        context = CHROMIUM.windows(1440, 900, ColorScheme.LIGHT);
    }

    @AfterEach
    void closeWindow() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/achievement",
                "/countries",
                "/country/ALB",
                "/compare?countries=ALB,AUS",
                "/explore",
                "/help"
            })
    void pageRunsUnderItsPolicy(String path) {
        var page = signedIn();
        page.navigate(address(path));
        drawn(page);

        assertThat(refused).isEmpty();
    }

    @Test
    void injectedScriptIsNotRun() {
        var page = signedIn();
        page.navigate(address("/help"));

        page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.injected = true';
                  document.body.append(script);
                  const holder = document.createElement('div');
                  holder.innerHTML = '<img src="data:," onerror="window.injected = true">';
                  document.body.append(holder);
                  return holder.firstChild.decode().catch(() => 'there is no such picture');
                }
                """);

        assertThat(page.evaluate("() => window.injected ?? false")).isEqualTo(false);
        page.waitForCondition(() -> refused.size() == 2);
    }

    @Test
    void signingOutInOneTabEndsTheOther() {
        var first = signedIn();
        first.navigate(address("/achievement"));
        drawn(first);

        var second = context.newPage();
        second.navigate(address("/help"));
        second.getByText("Sign out").click();
        second.waitForURL("**/login");

        first.waitForURL("**/login");
    }

    @Test
    void pushEndsWithTheSignInThoughTheWindowStays() {
        var first = signedIn();
        var push = first.waitForWebSocket(() -> first.navigate(address("/achievement")));
        drawn(first);
        assertThat(push.isClosed()).isFalse();
        first.route("**/login*", Route::abort);

        var second = context.newPage();
        second.navigate(address("/help"));
        second.getByText("Sign out").click();
        second.waitForURL("**/login");

        first.waitForCondition(push::isClosed);
        assertThat(first.url()).endsWith("/achievement");
    }

    @Test
    void pushEndsWithTheAccountThoughTheWindowStays() {
        var page = signedIn("follower");
        var push = page.waitForWebSocket(() -> page.navigate(address("/achievement")));
        drawn(page);
        assertThat(push.isClosed()).isFalse();
        page.route("**/login*", Route::abort);

        API.accounts().disable("follower");

        page.waitForCondition(push::isClosed);
        assertThat(page.url()).endsWith("/achievement");
    }

    @Test
    void windowOfADisabledAccountGoesToTheSignIn() {
        var page = signedIn("leaver");
        page.navigate(address("/achievement"));
        drawn(page);

        API.accounts().disable("leaver");

        page.waitForURL("**/login?ended");
        page.getByText("Your session has ended").waitFor();
    }

    @Test
    void oneTimePasswordOpensNothingBeforeItIsReplaced() {
        var beginner = "beginner" + System.nanoTime(); // one who has not begun in a run before
        var page = signedIn(beginner);
        page.getByText("You signed in with a one-time password.").waitFor();
        for (var path : List.of("/", "/country/ALB", "/help")) {
            page.navigate(address(path));
            page.waitForURL("**/account/password");
        }

        changePassword(page);

        page.waitForURL("**/login?changed");
        page.getByText("Your password is changed.").waitFor();
        Chromium.signIn(page, beginner);
        page.navigate(address("/achievement"));
        drawn(page);
    }

    @Test
    void windowIsToldOfItsNewPasswordThoughTheChangeHasNotReturned() {
        var page = signedIn("beginner" + System.nanoTime());
        page.getByText("You signed in with a one-time password.").waitFor();
        var answer = API.accounts().holdAnswers();
        try {
            changePassword(page);
            page.waitForURL("**/login?*");
        } finally {
            answer.countDown();
        }

        assertThat(page.url()).endsWith("/login?changed");
    }

    private static void changePassword(Page page) {
        page.getByLabel("Current password").fill("made up");
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill("four words nobody joins");
        page.getByLabel("New password again").fill("four words nobody joins");
        page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Change password"))
                .click();
    }

    private Page signedIn() {
        return signedIn("manager");
    }

    private Page signedIn(String account) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refused.add(message.text());
            }
        });
        page.navigate(address("/login"));
        Chromium.signIn(page, account);
        return page;
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static void drawn(Page page) {
        page.waitForFunction("() => document.querySelector('main .card') && !document.querySelector('.card.loading')");
    }
}
