package org.gei.pisa.ui.operations;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.gei.pisa.domain.operations.Account;
import org.gei.pisa.domain.operations.AccountDetail;
import org.gei.pisa.domain.operations.AccountStanding;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiScope;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.gei.pisa.domain.operations.IssuedPassword;
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

/// Accounts, keys and the own password in the Chromium of this machine. Skipped, and says so, where there is
/// none.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ConsolePagesIT {

    private static final FakeApi API = FakeApi.start();
    private static final FakeBatch BATCH = new FakeBatch();
    private static final Instant BEGIN = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2036-11-01T09:00:00Z");

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

    @BeforeEach
    void people() {
        BATCH.reset();
        BATCH.says("POST /api/v1/accounts/authenticate", new Account("ada", List.of("MANAGER", "ADMIN"), 1, false));
        BATCH.says("GET /api/v1/accounts/standing", List.of(new AccountStanding("ada", 1)));
        BATCH.says(
                "GET /api/v1/accounts",
                List.of(
                        account("ada", List.of("MANAGER", "ADMIN"), true, "roles"),
                        account("bob.of-the-ministry", List.of("MANAGER"), true, "roles", "disable", "reset"),
                        account("eve", List.of("MANAGER"), false, "roles", "enable"),
                        new AccountDetail(
                                "zoe",
                                List.of("MANAGER"),
                                true,
                                LATER,
                                BEGIN,
                                BEGIN,
                                null,
                                List.of("roles", "disable", "reset"))));
        BATCH.says(
                "POST /api/v1/accounts",
                new IssuedPassword(account("new", List.of("MANAGER"), true), "abcde-fghjk-mnpqr-stuvw", LATER));
        BATCH.says(
                "GET /api/v1/api-keys",
                List.of(
                        key(3, "Monthly report of the ministry, Jane Doe", ApiKey.State.ACTIVE),
                        key(2, "Old report", ApiKey.State.REVOKED),
                        key(1, "Trial", ApiKey.State.EXPIRED)));
        BATCH.says(
                "POST /api/v1/api-keys",
                new CreatedApiKey(
                        key(4, "Report", ApiKey.State.ACTIVE), "pisa_4aaaa_abcdefghijklmnopqrstuvwxyz234567"));
    }

    @AfterEach
    void leave() {
        page.context().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/accounts", "operations/keys", "account/password"})
    void nothingSeriousHindersPeopleWithDisabilities(String path) {
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            open(path, 1440, 900, scheme);
            assertThat(Chromium.hindrances(page)).as("%s, %s", path, scheme).isEmpty();
            var create =
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Create .+")));
            if (create.count() > 0) {
                create.first().click();
                page.getByRole(AriaRole.DIALOG).getByText("Cancel").waitFor();
                Chromium.awaitColours(page, scheme); // it fades in
                assertThat(Chromium.hindrances(page))
                        .as("dialog of %s, %s", path, scheme)
                        .isEmpty();
            }
            if (scheme == ColorScheme.LIGHT) {
                page.context().close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations/accounts", "operations/keys", "account/password"})
    void phoneHasNothingBesideTheScreen(String path) {
        open(path, 390, 844, ColorScheme.LIGHT);

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void accountIsCreatedByKeyboardAlone() {
        open("operations/accounts", 1440, 900, ColorScheme.LIGHT);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create account"))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        page.keyboard().type("New Person"); // what is no part of a name is not taken
        page.keyboard().press("Tab");
        assertThat(page.getByRole(AriaRole.RADIO).first()).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        page.keyboard().press("Tab");
        assertThat(button("Cancel")).isFocused();
        assertThat(button("Create")).isEnabled(); // once the server has the name
        page.keyboard().press("Tab");
        assertThat(button("Create")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("One-time password")))
                .hasValue("abcde-fghjk-mnpqr-stuvw");
        page.waitForCondition(() -> BATCH.requests()
                .contains("POST /api/v1/accounts {\"name\":\"ewerson\",\"roles\":[\"MANAGER\",\"ADMIN\"]} by ada"));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void keyIsCopiedAndThenGone() {
        open("operations/keys", 1440, 900, ColorScheme.LIGHT);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));

        page.getByText("Create key").click();
        page.getByLabel("What it is for").fill("Report");
        button("Create").click();
        page.getByLabel("Copy: Key").click();
        page.getByText("Copied.").waitFor();

        assertThat(page.evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo("pisa_4aaaa_abcdefghijklmnopqrstuvwxyz234567");
        page.keyboard().press("Escape");
        assertThat(page.getByText("It is shown this once.")).isVisible();
        page.getByText("Done").click();
        assertThat(page.getByText("It is shown this once.")).hasCount(0);
        assertThat(page.content()).doesNotContain("abcdefghijklmnopqrstuvwxyz234567");
    }

    private void open(String path, int width, int height, ColorScheme scheme) {
        page = CHROMIUM.windows(width, height, scheme).newPage();
        page.navigate("http://127.0.0.1:" + port + "/login");
        Chromium.signIn(page, "ada");
        page.navigate("http://127.0.0.1:" + port + "/" + path);
        page.locator("main .card:not(.skeleton)").first().waitFor();
        Chromium.awaitColours(page, scheme);
    }

    private static AccountDetail account(String name, List<String> roles, boolean enabled, String... actions) {
        return new AccountDetail(name, roles, enabled, null, BEGIN, BEGIN, BEGIN, List.of(actions));
    }

    private static ApiKey key(long id, String name, ApiKey.State state) {
        boolean revoked = state == ApiKey.State.REVOKED;
        return new ApiKey(
                id,
                name,
                "pisa_" + id + "aaaa",
                List.of(ApiScope.ESTIMATES, ApiScope.STREAMS),
                state,
                BEGIN,
                "ada",
                LATER,
                BEGIN,
                revoked ? BEGIN : null,
                revoked ? "bob" : null);
    }
}
