package org.gei.pisa.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Chromium of this machine. Tests that need it are skipped, and say so, where there is none.
final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        var program = program();
        assumeTrue(program.isPresent(), "no Chromium on this machine: ./pisa test says how to install one");
        PlaywrightAssertions.setDefaultAssertionTimeout(SystemUnderTest.PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program.get())
                        .setArgs(ARGUMENTS));
    }

    /// A page of somebody who has signed in, at `path`.
    Page signedIn(SystemState system, String account, String path) {
        var page = context().newPage();
        page.navigate(system.ui() + "/login");
        page.fill("input[name=username]", account);
        page.fill("input[name=password]", system.accounts().get(account));
        page.locator("vaadin-login-form vaadin-button[slot=submit], vaadin-login-form vaadin-button")
                .first()
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        if (!path.equals("/")) {
            page.navigate(system.ui() + path);
        }
        return page;
    }

    /// Nobody has signed in yet.
    BrowserContext context() {
        var context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(SystemUnderTest.PATIENCE.toMillis());
        return context;
    }

    /// What a chart element has drawn: `times`, and the data of each of its `series`. Out of view it draws nothing.
    static JsonNode drawn(Locator chart) {
        chart.scrollIntoViewIfNeeded();
        return JSON.readTree(String.valueOf(chart.evaluate("chart => JSON.stringify(chart.drawn)")));
    }

    private static Optional<Path> program() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
