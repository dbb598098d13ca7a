package org.gei.pisa.ui.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ProofPage;
import org.gei.pisa.ui.browser.Chromium;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Executions, sources, quarantine and audit in the Chromium of this machine. Skipped, and says so, where there
/// is none.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class OperationsPagesIT {

    private static final FakeApi API = FakeApi.start();
    private static final FakeBatch BATCH = new FakeBatch();
    private static final String RENAMED = "ALB: column escs is missing in table responses of the source.";

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    private Page page;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", API::url);
        registry.add("pisa.ui.batch-url", BATCH::url);
    }

    @AfterAll
    static void close() {
        API.close();
        BATCH.close();
    }

    @BeforeAll
    static void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE);
    }

    @BeforeEach
    void busyBatch() {
        BATCH.reset();
        BATCH.says("POST /api/v1/accounts/authenticate", new Account("ada", List.of("MANAGER", "ADMIN"), 1, false));
        BATCH.says("GET /api/v1/accounts/standing", List.of(new AccountStanding("ada", 1)));
        var suspended = Sample.source("ALB", Freshness.State.SUSPENDED, RENAMED, 428);
        BATCH.says(
                "GET /api/v1/sources",
                List.of(
                        suspended,
                        Sample.source("ARG", Freshness.State.LIVE, null, 9),
                        Sample.source("BGR", Freshness.State.DOWN, "BGR: the source is away", 516)));
        BATCH.says("GET /api/v1/sources/ALB", suspended);
        BATCH.says("GET /api/v1/proofs", new ProofPage(List.of(suspended.proof()), 0, 50, 1));
        var failed = Sample.execution(2, ExecutionStatus.FAILED, RENAMED, "restart", "abandon");
        BATCH.says(
                "GET /api/v1/executions",
                Sample.page(
                        60,
                        Sample.execution(3, ExecutionStatus.STARTED, null, "stop"),
                        failed,
                        Sample.execution(1, ExecutionStatus.COMPLETED, null)));
        BATCH.says(
                "GET /api/v1/executions/2",
                Sample.detail(
                        failed,
                        List.of(failed),
                        Sample.partition("ALB", ExecutionStatus.FAILED, RENAMED, "Restore it."),
                        Sample.partition("ARG", ExecutionStatus.STARTED, null, null),
                        Sample.partition("AUS", ExecutionStatus.COMPLETED, null, null)));
        BATCH.says("GET /api/v1/quarantine", Sample.rows(Sample.row("ALB", 3, true), Sample.row("ALB", 4, false)));
        BATCH.says("GET /api/v1/quarantine/counts", Sample.counts(2));
        BATCH.says("GET /api/v1/quarantine/ALB/3", Sample.rowDetail(Sample.row("ALB", 3, true)));
        BATCH.says(
                "GET /api/v1/audit",
                new AuditPage(
                        List.of(
                                new AuditPage.AuditEntry(
                                        2, Sample.BEGIN, "ada", "restart", "execution 2", "refused: it runs"),
                                new AuditPage.AuditEntry(1, Sample.BEGIN, "bob", "start load", "ALB,ARG,AUS", "done")),
                        0,
                        50,
                        2));
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operations",
                "operations/executions/2",
                "operations/sources",
                "operations/sources/ALB",
                "operations/quarantine",
                "operations/quarantine/ALB/3",
                "operations/audit"
            })
    void nothingSeriousHindersPeopleWithDisabilities(String path) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(path, 1440, 900, scheme);
            assertThat(Chromium.hindrances(page)).as("%s, %s", path, scheme).isEmpty();
            if (scheme == ColorScheme.LIGHT) {
                page.context().close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operations",
                "operations/executions/2",
                "operations/sources",
                "operations/sources/ALB",
                "operations/quarantine",
                "operations/quarantine/ALB/3",
                "operations/audit"
            })
    void phoneHasNothingBesideTheScreenAndNoValueOverAnother(String path) {
        open(path, 390, 844, ColorScheme.LIGHT);

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
        assertThat((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.live-table td > *')]
                  .filter((value) => value.getBoundingClientRect().width > 0)
                  .filter((value) => value.getBoundingClientRect().right
                    > value.parentElement.getBoundingClientRect().right + 1)
                  .map((value) => value.parentElement.dataset.label + ': ' + value.textContent)"""))
                .as("values that are wider than their place")
                .isEmpty();
        assertThat((List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.live-table td[data-label]:not(.actions-cell)')]
                  .filter((cell) => cell.getBoundingClientRect().width > 0 && !cell.innerText.trim())
                  .map((cell) => cell.dataset.label)""")).as("labels without a value").isEmpty();
    }

    @Test
    void failedExecutionIsRestartedByKeyboardAlone() {
        BATCH.says("POST /api/v1/executions/2/restart", Sample.execution(5, ExecutionStatus.STARTED, null, "stop"));
        open("operations", 1440, 900, ColorScheme.LIGHT);
        var restart = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restart execution 2"));

        var confirm = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restart").setExact(true));

        press("Tab", restart);
        page.keyboard().press("Enter");
        assertThat(confirm).isFocused();
        page.keyboard().press("Escape"); // nothing is done, and the focus is where it was
        assertThat(page.getByText("Restart execution 2?")).hasCount(0);
        assertThat(restart).isFocused();
        assertThat(BATCH.requests()).noneMatch(request -> request.contains("/restart"));

        page.keyboard().press("Enter");
        assertThat(confirm).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.getByText("Execution 5 goes on with what execution 2 left undone."))
                .isVisible();
        assertThat(BATCH.requests().stream().filter(request -> request.contains("/restart")))
                .containsExactly("POST /api/v1/executions/2/restart by ada");
    }

    @Test
    void linkLeadsStraightToWhatWasChosen() {
        open("operations?status=FAILED&country=ALB&q=escs", 1440, 900, ColorScheme.LIGHT);

        assertThat(page.getByLabel("Status")).hasValue("Failed");
        assertThat(page.getByLabel("Country")).hasValue("ALB Land of ALB");
        assertThat(page.getByLabel("Search")).hasValue("escs");
        page.getByText("#2").first().click();
        assertThat(page).hasURL(Pattern.compile(".*/operations/executions/2"));
        page.goBack();
        assertThat(page).hasURL(Pattern.compile(".*/operations\\?.*status=FAILED.*"));
    }

    /// Presses a key until something has the focus.
    private void press(String key, Locator target) {
        for (int i = 0; i < 60; i++) {
            if (Boolean.TRUE.equals(target.evaluate("button => button === document.activeElement"))) {
                return;
            }
            page.keyboard().press(key);
        }
        assertThat(target).isFocused();
    }

    private void open(String path, int width, int height, ColorScheme scheme) {
        page = CHROMIUM.windows(width, height, scheme).newPage();
        page.navigate("http://127.0.0.1:" + port + "/login");
        Chromium.signIn(page, "ada");
        page.navigate("http://127.0.0.1:" + port + "/" + path);
        page.locator("main .card:not(.skeleton)").first().waitFor();
        Chromium.awaitColours(page, scheme);
    }
}
