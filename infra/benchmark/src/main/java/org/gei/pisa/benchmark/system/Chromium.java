package org.gei.pisa.benchmark.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium of this machine.
public final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final double PATIENCE = 150_000;
    /// Notes when each number of submissions was on the screen: a change of the page that is there in one frame has
    /// been painted by the next.
    private static final String WATCH = """
            window.painted = [];
            (function look() {
              const total = document.getElementById('total')?.textContent;
              if (total && total !== window.lastTotal) {
                window.lastTotal = total;
                requestAnimationFrame(() => window.painted.push([Date.now(), Number(total.replace(/[^0-9]/g, ''))]));
              }
              if (!window.unwatched) {
                requestAnimationFrame(look);
              }
            })();""";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
    }

    /// A number of submissions and when it was on the screen.
    public record Painted(long atMillis, long submissions) {}

    /// Starts it; nothing where there is none.
    public static Optional<Chromium> start() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Chromium.app/Contents/MacOS/Chromium")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /// Somebody who has not signed in yet.
    public BrowserContext somebody() {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript(WATCH);
        return context;
    }

    /// The dashboard, signed in as a manager; the login page is asked for until it comes.
    public static Page dashboard(BrowserContext context, MeasuredSystem system, String parameters) {
        var page = context.newPage();
        long deadline = System.nanoTime() + (long) (PATIENCE * 1e6);
        do {
            signIn(page, system);
        } while (page.url().contains("/login") && System.nanoTime() < deadline);
        if (!parameters.isEmpty()) {
            page.navigate(system.ui() + "/" + parameters);
        }
        page.waitForFunction("() => window.painted.length > 0");
        return page;
    }

    /// What was on the screen of a page since it was opened.
    public static List<Painted> painted(Page page) {
        var painted = new ArrayList<Painted>();
        for (var entry : (List<?>) page.evaluate("() => window.painted")) {
            var pair = (List<?>) entry;
            painted.add(new Painted(((Number) pair.get(0)).longValue(), ((Number) pair.get(1)).longValue()));
        }
        return painted;
    }

    /// Ends the noting: a page that looks at each frame keeps its browser from resting.
    public static void watchNoMore(Page page) {
        page.evaluate("() => { window.unwatched = true; }");
    }

    /// Refused as long as the accounts can't be asked, which are elsewhere.
    private static void signIn(Page page, MeasuredSystem system) {
        open(page, system.ui() + "/login");
        page.fill("input[name=username]", "manager");
        page.fill("input[name=password]", system.password("manager"));
        page.locator("vaadin-login-form vaadin-button[slot=submit], vaadin-login-form vaadin-button")
                .first()
                .click();
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    private static void open(Page page, String url) {
        long deadline = System.nanoTime() + (long) (PATIENCE * 1e6);
        while (true) {
            try {
                page.navigate(url);
                return;
            } catch (PlaywrightException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                page.waitForTimeout(50);
            }
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
