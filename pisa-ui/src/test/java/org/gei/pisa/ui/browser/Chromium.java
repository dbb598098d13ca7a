package org.gei.pisa.ui.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The Chromium of this machine, for the tests of one class. They are skipped, and say so, where there is none.
public final class Chromium implements BeforeAllCallback, AfterAllCallback {

    /// Milliseconds.
    public static final double PATIENCE = 30_000;

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(Files.isExecutable(PROGRAM), "no Chromium at " + PROGRAM + ": apt-get install chromium");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE); // else five seconds, which a busy machine needs
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(ARGUMENTS));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }

    /// Windows with cookies of their own; the caller closes them.
    public BrowserContext windows(int width, int height, ColorScheme scheme) {
        var windows = Objects.requireNonNull(browser, "it is started before the tests")
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE));
        windows.setDefaultTimeout(PATIENCE);
        return windows;
    }

    /// Signs in on the page for that, and waits for the one after it. Any password will do.
    public static void signIn(Page page, String account) {
        page.fill("input[name=username]", account);
        page.fill("input[name=password]", "made up");
        page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Sign in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    /// Waits until the page has the scheme, which is applied after loading, and nothing moves: labels fade to their
    /// colour.
    public static void awaitColours(Page page, ColorScheme scheme) {
        page.waitForFunction(
                "scheme => getComputedStyle(document.documentElement).colorScheme === scheme"
                        + " && document.getAnimations().every((animation) => animation.playState !== 'running')",
                scheme.name().toLowerCase(Locale.ROOT));
    }

    /// What axe finds on the page that hinders people with disabilities seriously, in words.
    public static List<?> hindrances(Page page) {
        page.evaluate(axe());
        return (List<?>) page.evaluate("""
                async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ') + ' '
                    + node.failureSummary).join('; '))
                """);
    }

    private static String axe() {
        try (var script = Chromium.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
