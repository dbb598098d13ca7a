package org.gei.pisa.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see of a running system, in a real browser: from a commit in a national database to a moving chart.
class LiveSystemIT {

    @TempDir
    private static Path folder;

    private static SystemUnderTest system;
    private Browser browser;

    @BeforeAll
    static void up() throws IOException {
        system = SystemUnderTest.start(
                folder.resolve("data"), "--countries", "ALB,BRN,CHL,DNK", "--rate", "5", "--initial", "400");
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @BeforeEach
    void open() {
        browser = new Browser();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyChartIsDrawnWithDataAndMovesWhenASourceCommits() {
        var page = browser.signedIn(system.state(), "manager", "/");
        var charts = charts(page);
        assertThat(charts).hasSizeGreaterThanOrEqualTo(5);
        var before = new ArrayList<String>();
        for (var chart : charts) {
            await().atMost(SystemUnderTest.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(points(chart)).as(chart.toString()).isPositive());
            before.add(Browser.drawn(chart).path("series").toString());
        }
        var total = number(page);
        system.inSource(
                "ALB",
                "update responses set escs = '2.5', tmins = '2400', belong = '1.5', durecec = '4', changed_at = now()",
                copyOfOne("ALB"));
        for (int i = 0; i < charts.size(); i++) {
            var chart = charts.get(i);
            var old = before.get(i);
            await().atMost(SystemUnderTest.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(Browser.drawn(chart).path("series").toString())
                                    .isNotEqualTo(old));
        }
        await().atMost(SystemUnderTest.PATIENCE)
                .untilAsserted(() -> assertThat(number(page)).isGreaterThan(total));
    }

    @Test
    void chosenCountriesStandInTheUrlAndActOnEveryChart() {
        var page = browser.signedIn(system.state(), "manager", "/?countries=BRN,CHL");
        await().atMost(SystemUnderTest.PATIENCE)
                .untilAsserted(() -> assertThat(number(page))
                        .isBetween(1L, system.countInSource("BRN") + system.countInSource("CHL")));
        for (var chart : charts(page)) {
            await().atMost(SystemUnderTest.PATIENCE)
                    .untilAsserted(() -> assertThat(points(chart)).isPositive());
            assertThat(Browser.drawn(chart).path("series").toString()).doesNotContain("ALB", "DNK");
        }
        assertThat(page).hasURL(Pattern.compile(".*countries=BRN(,|%2C)CHL.*"));
    }

    @Test
    void managerIsRefusedOperations() {
        var page = browser.signedIn(system.state(), "manager", "/operations");
        assertThat(page.getByText("This page is for administrators")).isVisible();
        assertThat(page.locator("nav").getByText("Operations")).hasCount(0);
    }

    @Test
    void administratorSeesSourcesQuarantineAndAudit() {
        system.inSource("DNK", "update responses set st004d01t = '7x', changed_at = now() where id = 1");
        var page = browser.signedIn(system.state(), "admin", "/operations/quarantine");
        assertThat(page.getByText("DNK/1").first()).isVisible();
        assertThat(page.getByText("ST004D01T: expected a code, found '7x'").first())
                .isVisible();
        system.inSource("DNK", "update responses set st004d01t = '1', changed_at = now() where id = 1");
        page.navigate(system.state().ui() + "/operations/sources");
        for (var country : system.state().sources().keySet()) {
            assertThat(page.getByText(country).first()).isVisible();
        }
        page.navigate(system.state().ui() + "/operations/audit");
        assertThat(page.locator("h1")).containsText("Audit");
    }

    @Test
    void wrongPasswordIsSaidAndNothingIsShown() {
        try (var context = browser.context()) {
            var page = context.newPage();
            var answer = page.navigate(system.state().ui() + "/operations");
            assertThat(page).hasURL(Pattern.compile(".*/login.*"));
            assertThat(answer.headerValue("content-security-policy")).contains("frame-ancestors 'none'");
            page.fill("input[name=username]", "admin");
            page.fill("input[name=password]", "wrong");
            page.keyboard().press("Enter");
            assertThat(page.getByText("Account or password is wrong")).isVisible();
        }
    }

    @Test
    void failedExecutionIsRestartedFromItsPageAndNothingIsLostOrDoubled() {
        system.inSource(
                "CHL",
                "alter table responses rename column escs to escs_renamed",
                "update responses set changed_at = now() where id = (select min(id) from responses)");
        try {
            var page = browser.signedIn(system.state(), "admin", "/operations");
            assertThat(page.getByText("column escs is missing").first()).isVisible();
            system.inSource("CHL", "alter table responses rename column escs_renamed to escs", copyOfOne("CHL"));
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("Restart execution.*")))
                    .first()
                    .click();
            page.locator("vaadin-confirm-dialog vaadin-button")
                    .filter(new Locator.FilterOptions().setHasText("Restart"))
                    .first()
                    .click();
            await().atMost(SystemUnderTest.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    system.inWarehouse("select count(*) from source_state where state = 'SUSPENDED'"))
                            .isZero());
        } finally {
            system.inSource("CHL", """
                    do $$ begin
                        alter table responses rename column escs_renamed to escs;
                    exception when undefined_column then null;
                    end $$""");
        }
        system.awaitCaughtUp();
        await().atMost(SystemUnderTest.PATIENCE)
                .untilAsserted(() -> assertThat(system.inWarehouse("""
                        select count(*) from batch_job_execution e where status = 'COMPLETED' and exists (
                            select from batch_job_execution f where f.job_instance_id = e.job_instance_id
                                and f.job_execution_id < e.job_execution_id and f.status = 'FAILED')"""))
                        .as("executions that completed what a failed one began")
                        .isPositive());
    }

    @Test
    void sourceThatIsAwayIsSaidInThePulseAndHealsByItself() {
        var page = browser.signedIn(system.state(), "manager", "/");
        assertThat(page.locator("#pulse")).containsText("4 of 4 sources live");
        system.inSource(
                "ALB",
                "alter database source_brn allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'source_brn'");
        try {
            assertThat(page.locator("#pulse")).containsText("BRN down");
            assertThat(page.locator("#pulse")).containsText("3 of 4 sources live");
        } finally {
            system.inSource("ALB", "alter database source_brn allow_connections true");
        }
        assertThat(page.locator("#pulse")).containsText("4 of 4 sources live");
        system.awaitCaughtUp();
    }

    @Test
    void verificationAgreesAndFindsWhatWasTamperedWith() throws IOException, InterruptedException {
        assertThat(verify()).contains("All agrees.");
        system.changeWarehouse(
                "delete from student_response where cnt = 'DNK' and id = (select min(id) from student_response where cnt = 'DNK')",
                "update student_response set tmins = 9999 where cnt = 'ALB'");
        assertThat(verify())
                .contains("DNK: 1 rows were missing in the warehouse", "ALB, mean of TMINS: expected", "differences")
                .doesNotContain("All agrees.");
        // what was missing is repaired; what was changed behind the back of the load is read again by a full reload
        system.inSource("ALB", "update responses set hisei = '51', changed_at = now()");
        await().atMost(SystemUnderTest.PATIENCE)
                .untilAsserted(
                        () -> assertThat(system.inWarehouse("select count(*) from student_response where tmins = 9999"))
                                .isZero());
        assertThat(verify()).contains("All agrees.");
    }

    private static String verify() throws IOException, InterruptedException {
        var process = SystemUnderTest.pisa(
                        "verify", List.of("--data", folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isEqualTo(said.contains("All agrees.") ? 0 : 1);
        return said;
    }

    private static List<Locator> charts(Page page) {
        page.locator("pisa-chart").first().waitFor();
        return page.locator("pisa-chart").all();
    }

    /// Data points that a chart has drawn, over all its series.
    private static int points(Locator chart) {
        return Browser.drawn(chart)
                .path("series")
                .valueStream()
                .mapToInt(series -> series.path("data").size())
                .sum();
    }

    private static long number(Page page) {
        assertThat(page.locator("#total")).hasText(Pattern.compile("[\\d,]+")); // nothing stands there at first
        return Long.parseLong(page.locator("#total").textContent().replace(",", ""));
    }

    /// One more response, with a number of its own.
    private static String copyOfOne(String country) {
        return """
                do $$ declare columns text := (
                    select string_agg(column_name, ', ') from information_schema.columns
                    where table_name = 'responses' and column_name not in ('id', 'change_xid', 'submitted_at', 'changed_at'));
                begin
                    execute 'insert into responses (id, submitted_at, changed_at, ' || columns || ') select (select max(id)
                        from responses) + 1000000, now(), now(), ' || columns || ' from responses order by id limit 1';
                end $$ -- %s""".formatted(country);
    }
}
