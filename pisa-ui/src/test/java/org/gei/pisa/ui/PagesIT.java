package org.gei.pisa.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.gei.pisa.ui.browser.Chromium;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The pages in the Chromium of this machine, against the API as a small server. Skipped, and says so, where there is
/// no Chromium.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class PagesIT {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(Chromium.PATIENCE);
    private static final FakeApi API = FakeApi.start();
    /// Colour and width of what is shown, and the colour of what charts write.
    private static final String LOOK = """
            () => [getComputedStyle(document.querySelector('.card')).backgroundColor,
              document.querySelector('.shell').clientWidth,
              getComputedStyle(document.querySelector('pisa-chart')).color].join(' ')
            """;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    private Page page;

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

    @AfterEach
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/achievement",
                "/countries",
                "/country/ALB",
                "/compare?countries=ALB,AUS,BRA",
                "/explore?by=ST004D01T&countries=ALB,AUS",
                "/help"
            })
    void nothingSeriousHindersPeopleWithDisabilities(String path) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(path, 1440, 900, scheme);
            settled();
            Chromium.awaitColours(page, scheme);
            assertThat(Chromium.hindrances(page)).as("%s, %s", path, scheme).isEmpty();
            if (scheme == ColorScheme.LIGHT) {
                page.context().close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/achievement", "/countries", "/country/ALB", "/compare?countries=ALB,AUS,BRA", "/explore"})
    void phoneHasOneColumnAndNothingBesideTheScreen(String path) {
        open(path, 390, 844, ColorScheme.LIGHT, "admin"); // who has the most links at the bottom
        settled();

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat(page.evaluate("() => Math.max(...[...document.querySelectorAll('.side-link')]"
                        + ".map((link) => link.getBoundingClientRect().right)) <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void printIsLightAndFitsAPageAndTheScreenIsAsBefore() {
        open("/", 1440, 900, ColorScheme.DARK);
        settled();
        Chromium.awaitColours(page, ColorScheme.DARK);
        var onScreen = page.evaluate(LOOK);

        page.evaluate("() => dispatchEvent(new Event('beforeprint'))");
        page.waitForFunction("() => document.querySelectorAll('canvas').length > 3"
                + " && [...document.querySelectorAll('canvas')].every(canvas => canvas.clientWidth <= 680)");
        assertThat(page.evaluate(LOOK)).isEqualTo("rgb(255, 255, 255) 680 rgb(24, 34, 45)");

        page.evaluate("() => dispatchEvent(new Event('afterprint'))");
        assertThat(page.evaluate(LOOK)).isEqualTo(onScreen);
    }

    @Test
    void keyTShowsTheDataOfTheFocusedCardAsATable() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);
        var card = page.locator("#ranking");
        drawn(card, 20);

        card.focus();
        page.keyboard().press("t");
        assertThat(card.locator("table tbody tr")).hasCount(20);
        assertThat(card.locator("pisa-chart")).isHidden();

        page.keyboard().press("t");
        assertThat(card.locator("pisa-chart")).isVisible();
    }

    @Test
    void chartMovesWithoutBeingDrawnAnew() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);
        var card = page.locator("#ranking");
        drawn(card, 20);
        page.evaluate("() => { window.canvas = document.querySelector('#ranking canvas'); }");
        var before = card.locator("pisa-chart").evaluate("chart => JSON.stringify(chart.drawn.rows)");

        page.waitForCondition(() -> {
            API.advance();
            return !before.equals(card.locator("pisa-chart").evaluate("chart => JSON.stringify(chart.drawn.rows)"));
        });

        assertThat(page.evaluate("() => window.canvas === document.querySelector('#ranking canvas')"))
                .isEqualTo(true);
    }

    @Test
    void updateClosesNoMenuAndKeepsTheFocus() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);
        drawn(page.locator("#ranking"), 20);
        menu("Ranking");
        var item = page.getByText("Download CSV");
        assertThat(item).isVisible(SOON);
        var times = page.locator("#ranking pisa-chart").evaluate("chart => chart.drawn.times");

        page.waitForCondition(() -> {
            API.advance();
            return !times.equals(page.locator("#ranking pisa-chart").evaluate("chart => chart.drawn.times"));
        });

        assertThat(item).isVisible();
    }

    @Test
    void menuGivesFiles() throws IOException {
        open("/achievement?countries=ALB,AUS", 1440, 900, ColorScheme.LIGHT);
        drawn(page.locator("#ranking"), 2);

        assertThat(download("Download CSV"))
                .startsWith("Country,Code,Value,SE,")
                .contains("Albania,ALB,");
        assertThat(download("Download SVG"))
                .startsWith("<svg")
                .contains("Ranking")
                .contains("PISA Live");
        assertThat(download("Download PNG")).contains("PNG");
    }

    @Test
    void menuExplains() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);
        menu("Ranking");
        page.getByText("What does this mean? (?)").click();

        assertThat(page.getByRole(AriaRole.DIALOG).getByText("ten plausible scores"))
                .isVisible(SOON);
    }

    @Test
    void theAverageBesideACountryLiesOnTheAxisHoweverFarAwayItIs() {
        open("/country/ALB", 1440, 900, ColorScheme.LIGHT);
        settled();

        var reaches = page.locator("pisa-chart:visible").first().evaluate("""
                async (chart) => {
                  const { times } = chart.drawn;
                  const far = chart.data.rows.map((row) => ({ ...row, reference: row.points[0].v + 300 }));
                  chart.apply({ rows: far });
                  while (chart.drawn.times === times) await new Promise(requestAnimationFrame);
                  return chart.drawn.range.max >= Math.max(...far.map(({ reference }) => reference));
                }
                """);

        assertThat(reaches).isEqualTo(true);
    }

    @Test
    void listenersHearWhatTheChartSays() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);

        assertThat(page.locator("#ranking .card-live"))
                .containsText("Highest:", new LocatorAssertions.ContainsTextOptions().setTimeout(Chromium.PATIENCE));
        assertThat(page.locator("#ranking .card-live")).hasAttribute("aria-live", "polite");
    }

    @Test
    void choosingACountryChangesTheUrlAndEveryCard() {
        open("/achievement", 1440, 900, ColorScheme.LIGHT);
        drawn(page.locator("#ranking"), 20);

        page.locator("#countries input").fill("alb");
        page.getByRole(AriaRole.OPTION).first().click();

        page.waitForURL("**/achievement?countries=ALB");
        drawn(page.locator("#ranking"), 1);
        drawn(page.locator("#distribution"), 1);
        assertThat(page.locator("nav a", new Page.LocatorOptions().setHasText("Compare")))
                .hasAttribute("href", "compare?countries=ALB");
    }

    private void open(String path, int width, int height, ColorScheme scheme) {
        open(path, width, height, scheme, "manager");
    }

    private void open(String path, int width, int height, ColorScheme scheme, String account) {
        page = CHROMIUM.windows(width, height, scheme).newPage();
        page.navigate("http://127.0.0.1:" + port + "/login");
        Chromium.signIn(page, account);
        if (!path.equals("/")) {
            page.navigate("http://127.0.0.1:" + port + path);
        }
    }

    private void drawn(Locator card, int rows) {
        page.waitForFunction(
                "([id, rows]) => document.getElementById(id)?.querySelector('pisa-chart')?.drawn?.rows?.length === rows",
                List.of(card.getAttribute("id"), rows));
    }

    /// The page is there, and no card waits for its data.
    private void settled() {
        page.waitForFunction(
                "() => document.querySelector('main .card') && !document.querySelector('.card.loading')"
                        + " && [...document.querySelectorAll('.card[data-view=chart] pisa-chart')].every((chart) => chart.drawn.times)");
    }

    private void menu(String title) {
        assertThat(page.getByRole(AriaRole.MENUITEM)).hasCount(0); // the one before is closed, or this click closes it
        page.getByLabel("Menu of " + title).click();
    }

    private String download(String item) throws IOException {
        menu("Ranking");
        var file = page.waitForDownload(() -> page.getByText(item).click());
        return Files.readString(file.path(), StandardCharsets.ISO_8859_1);
    }
}
