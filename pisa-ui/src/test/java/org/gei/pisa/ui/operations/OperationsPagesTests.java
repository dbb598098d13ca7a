package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gei.pisa.domain.live.Freshness;
import org.gei.pisa.domain.operations.AuditPage;
import org.gei.pisa.domain.operations.ConnectionTest;
import org.gei.pisa.domain.operations.ExecutionStatus;
import org.gei.pisa.domain.operations.ProofPage;
import org.gei.pisa.domain.operations.RetryResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The pages of administrators against a batch as a small server, without a browser.
@SpringBootTest
@ViewPackages(packages = "org.gei.pisa.ui")
@WithMockUser(username = "ada", roles = "ADMIN")
class OperationsPagesTests extends SpringBrowserlessTest {

    private static final FakeBatch BATCH = new FakeBatch();
    private static final String RENAMED = "ALB: column escs is missing in table responses of the source.";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", BATCH::url);
        registry.add("pisa.ui.batch-url", BATCH::url);
    }

    @AfterAll
    static void stop() {
        BATCH.close();
    }

    @BeforeEach
    void quietBatch() {
        BATCH.reset();
        BATCH.says("GET /api/v1/sources", List.of(Sample.source("ALB", Freshness.State.LIVE, null, 10)));
        BATCH.says(
                "GET /api/v1/executions",
                Sample.page(
                        60,
                        Sample.execution(3, ExecutionStatus.STARTED, null, "stop"),
                        Sample.execution(2, ExecutionStatus.FAILED, RENAMED, "restart", "abandon"),
                        Sample.execution(1, ExecutionStatus.COMPLETED, null)));
    }

    @Test
    void executionsAreListedWithTheirCauseInFull() {
        open("operations");

        shows("#2", RENAMED, "1 to 3 of 60", "1 of 1 sources live");
    }

    @Test
    void whatIsChosenInTheUrlIsAskedOfTheBatch() {
        open("operations?show=attention&status=FAILED&job=load&country=ALB&q=escs&from=2026-11-24T09:00:00Z&page=2");

        settled(() -> BATCH.requests()
                .contains("GET /api/v1/executions?attention=true&country=ALB&from=2026-11-24T09:00:00Z&job=load&page=2"
                        + "&q=escs&status=FAILED by ada"));
    }

    @Test
    void olderPageIsInTheUrl() {
        open("operations");
        shows("1 to 3 of 60");

        test(button("Older")).click();

        settled(() -> BATCH.requests().contains("GET /api/v1/executions?page=1 by ada"));
        assertThat(UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString())
                .isEqualTo("page=1");
    }

    @Test
    void listChangesInPlaceWhenTheBatchSaysSo() {
        open("operations");
        shows("#3");
        var before = rowOf("#2");

        BATCH.says(
                "GET /api/v1/executions",
                Sample.page(
                        61,
                        Sample.execution(4, ExecutionStatus.STARTED, null, "stop"),
                        Sample.execution(3, ExecutionStatus.COMPLETED, null),
                        Sample.execution(2, ExecutionStatus.FAILED, RENAMED, "restart", "abandon")));
        BATCH.changed();

        shows("#4", "1 to 3 of 61");
        assertThat(rowOf("#2")).isSameAs(before);
        assertThat(find(NativeTableBody.class).all()).hasSize(3).startsWith(rowOf("#4"));
    }

    @Test
    void onlyWhatAppliesCanBeDone() {
        open("operations");
        shows("#1");

        assertThat(visibleButtons(rowOf("#1"))).isEmpty();
        assertThat(visibleButtons(rowOf("#2"))).containsExactly("Restart", "Abandon");
        assertThat(visibleButtons(rowOf("#3"))).containsExactly("Stop");
    }

    @Test
    void restartIsConfirmedAndADoubleClickRestartsOnce() {
        BATCH.says("POST /api/v1/executions/2/restart", Sample.execution(5, ExecutionStatus.STARTED, null, "stop"));
        CountDownLatch answer = BATCH.holds("POST /api/v1/executions/2/restart");
        open("operations");
        shows("#2");
        var restart = buttonIn(rowOf("#2"), "Restart");

        restart.click();
        restart.click();
        assertThat(find(ConfirmDialog.class).all()).hasSize(1);
        assertThat(requests("POST")).isEmpty();
        var dialog = find(ConfirmDialog.class).single();
        assertThat(test(dialog).getText()).contains("loaded from where it stopped", "other countries go on");
        test(dialog).confirm();

        settled(() -> requests("POST").size() == 1);
        assertThat(restart.isEnabled()).isFalse();
        restart.click();
        answer.countDown();

        settled(() -> notices().contains("Execution 5 goes on with what execution 2 left undone."));
        assertThat(requests("POST")).containsExactly("POST /api/v1/executions/2/restart by ada");
        assertThat(restart.isEnabled()).isTrue();
    }

    @Test
    void refusalShowsTheRealReason() {
        var reason = "Execution 2 can't be restarted: it has been restarted already; see the latest attempt.";
        BATCH.refuses("POST /api/v1/executions/2/restart", 409, reason);
        open("operations");
        shows("#2");

        buttonIn(rowOf("#2"), "Restart").click();
        test(find(ConfirmDialog.class).single()).confirm();

        settled(() -> notices().contains(reason));
    }

    @Test
    void cancelledActionCanBeAskedForAgain() {
        open("operations");
        shows("#2");

        buttonIn(rowOf("#2"), "Abandon").click();
        test(find(ConfirmDialog.class).single()).cancel();
        buttonIn(rowOf("#2"), "Abandon").click();

        assertThat(find(ConfirmDialog.class).single().isOpened()).isTrue();
        assertThat(requests("POST")).isEmpty();
    }

    @Test
    void liveUpdateLeavesAnOpenDialogAlone() {
        open("operations");
        shows("#2");
        buttonIn(rowOf("#2"), "Restart").click();

        BATCH.says("GET /api/v1/executions", Sample.page(1, Sample.execution(9, ExecutionStatus.COMPLETED, null)));
        BATCH.changed();

        shows("#9");
        assertThat(find(ConfirmDialog.class).single().isOpened()).isTrue();
    }

    @Test
    void absentBatchIsSaidAboveWhatWasKnown() {
        open("operations");
        shows("#2");

        BATCH.setAway(true);

        shows("The batch can't be reached. So it is since", "What stands below is as of", "#2");
        BATCH.setAway(false);
        settled(() -> !text().contains("can't be reached"));
        shows("#2");
    }

    @Test
    void batchThatGoesAfterItsStreamWasCutIsMissedAllTheSame() {
        open("operations");
        shows("#2");
        BATCH.setSilent(true);
        int before = BATCH.requests().size();
        settled(() -> BATCH.requests().size() > before + 4);
        assertThat(text()).doesNotContain("can't be reached");

        BATCH.setAway(true);

        shows("The batch can't be reached. So it is since", "#2");
    }

    @Test
    void absentBatchAtTheFirstLookLeavesNoEmptyTable() {
        BATCH.setAway(true);
        open("operations");

        shows("The batch can't be reached.");
        assertThat(text()).doesNotContain("Nothing ran yet", "What stands below");
    }

    @Test
    void emptyListSaysWhatToDo() {
        BATCH.says("GET /api/v1/executions", Sample.page(0));
        open("operations?status=FAILED");
        shows("No execution matches. Take a filter away");

        open("operations?show=attention");
        shows("Nothing waits for you");
    }

    @Test
    void suspendedSourceIsSaidWithItsExecution() {
        BATCH.says("GET /api/v1/sources", List.of(Sample.source("ALB", Freshness.State.SUSPENDED, RENAMED, 10)));
        open("operations");

        shows("0 of 1 sources live", "Land of ALB", RENAMED, "Execution #12");
    }

    @Test
    void startAsksForTheChosenJob() {
        BATCH.says("POST /api/v1/executions", Sample.execution(8, ExecutionStatus.STARTED, null, "stop"));
        open("operations");
        shows("#2");

        find(Button.class).withId("start").single().click();
        var dialog = find(Dialog.class).single();
        assertThat(textOf(dialog)).contains("Loads what changed in Land of ALB");
        choose(dialog, "RECONCILE");
        assertThat(textOf(dialog)).contains("Compares every row of Land of ALB (6,333 rows loaded now)");
        find(Button.class).withText("Start").single().click();

        settled(() -> requests("POST").size() == 1);
        assertThat(requests("POST").getFirst())
                .contains("\"job\":\"reconcile\"", "\"countries\":[]", "\"full\":false", "by ada");
        settled(() -> notices().contains("Execution 8 has started."));
    }

    @Test
    void startCountsNoSuspendedCountry() {
        BATCH.says(
                "GET /api/v1/sources",
                List.of(
                        Sample.source("ALB", Freshness.State.LIVE, null, 10),
                        Sample.source("ARG", Freshness.State.LIVE, null, 10),
                        Sample.source("CHL", Freshness.State.SUSPENDED, RENAMED, 10)));
        open("operations");
        shows("#2");

        find(Button.class).withId("start").single().click();
        var dialog = find(Dialog.class).single();
        choose(dialog, "RECONCILE");

        assertThat(textOf(dialog))
                .contains("every row of 2 countries (12,666 rows loaded now)", "Left out because suspended: CHL.");
    }

    @Test
    void executionSaysWhatWhereWhyAndWhatToDo() {
        var failed = Sample.execution(2, ExecutionStatus.FAILED, RENAMED, "restart", "abandon");
        BATCH.says(
                "GET /api/v1/executions/2",
                Sample.detail(
                        failed,
                        List.of(failed),
                        Sample.partition("ARG", ExecutionStatus.FAILED, "ARG: the source is away", null),
                        Sample.partition(
                                "ALB", ExecutionStatus.FAILED, RENAMED, "Restore it, then restart this execution."),
                        Sample.partition("AUS", ExecutionStatus.STARTED, null, null)));
        open("operations/executions/2");

        shows(
                RENAMED,
                "Restore it, then restart this execution.",
                "Nothing has to be done: the next one tries again.",
                "Straggler",
                "25.0 % of 2,000, 17 rows/s, ends about",
                "Kind");
        assertThat(text()).doesNotContain("ALB: ALB:");
        assertThat(text().indexOf(RENAMED)).isLessThan(text().indexOf("the source is away"));
    }

    @Test
    void supersededExecutionLeadsToTheLatestAttempt() {
        var first = Sample.execution(2, ExecutionStatus.FAILED, RENAMED);
        BATCH.says(
                "GET /api/v1/executions/2",
                Sample.detail(first, List.of(first, Sample.execution(5, ExecutionStatus.COMPLETED, null))));
        open("operations/executions/2");

        shows("the latest attempt is execution #5");
    }

    @Test
    void unknownExecutionIsSaid() {
        BATCH.refuses("GET /api/v1/executions/99", 404, "There is no execution 99.");
        open("operations/executions/99");

        shows("There is no execution 99.");
    }

    @Test
    void sourcesShowStateObjectiveAndBreach() {
        BATCH.says(
                "GET /api/v1/sources",
                List.of(
                        Sample.source("ALB", Freshness.State.SUSPENDED, RENAMED, 20),
                        Sample.source("ARG", Freshness.State.LIVE, null, 480)));
        open("operations/sources");

        shows(
                "1 country breaks the freshness objective: ARG (480 %) of the error budget used.",
                "99 % within 1 s over 1 h",
                "breached: 480 % used",
                "20 % used",
                "1 live, 1 suspended",
                RENAMED,
                "Execution #12",
                "6,333 rows",
                "731:731:");
        assertThat(visibleButtons(rowOf("ALB"))).containsExactly("Resume", "Test");
        assertThat(visibleButtons(rowOf("ARG"))).containsExactly("Suspend", "Test");
    }

    @Test
    void suspendingIsConfirmedAndCanBeUndone() {
        BATCH.says(
                "POST /api/v1/sources/ALB/suspend", Sample.source("ALB", Freshness.State.SUSPENDED, "Suspended", 10));
        BATCH.says("POST /api/v1/sources/ALB/resume", Sample.source("ALB", Freshness.State.LAGGING, null, 10));
        open("operations/sources");
        shows("ALB");

        buttonIn(rowOf("ALB"), "Suspend").click();
        var dialog = find(ConfirmDialog.class).single();
        assertThat(test(dialog).getText()).contains("not loaded any more until somebody resumes it");
        test(dialog).confirm();
        settled(() -> notices().contains("Land of ALB is suspended."));
        find(Button.class).withText("Undo").single().click();

        settled(() -> requests("POST").size() == 2);
        assertThat(requests("POST").getLast()).isEqualTo("POST /api/v1/sources/ALB/resume by ada");
    }

    @Test
    void testOfAConnectionIsShownBesideItsSource() {
        BATCH.says(
                "POST /api/v1/sources/ALB/test",
                new ConnectionTest("ALB", Sample.BEGIN, false, 12, null, null, "ALB: refused", "Mend the password"));
        open("operations/sources");
        shows("ALB");

        buttonIn(rowOf("ALB"), "Test").click();

        shows("Does not work: ALB: refused. Mend the password.");
    }

    @Test
    void sourceShowsItsProofs() {
        var source = Sample.source("ALB", Freshness.State.LIVE, null, 10);
        BATCH.says("GET /api/v1/sources/ALB", source);
        BATCH.says("GET /api/v1/proofs", new ProofPage(List.of(source.proof()), 0, 50, 1));
        open("operations/sources/ALB");

        shows("Land of ALB", "99.50 % kept, 10 % of the error budget used", "abc", "#9", "1 still count");
    }

    @Test
    void selectedRowsAreTriedAgain() {
        BATCH.says("GET /api/v1/quarantine", Sample.rows(Sample.row("ALB", 3, true), Sample.row("ALB", 4, false)));
        BATCH.says("GET /api/v1/quarantine/counts", Sample.counts(2));
        BATCH.says("POST /api/v1/quarantine/retry", new RetryResult(1, 0, 1, 0));
        open("operations/quarantine");
        shows("ALB/3", "ESCS: expected a number, found '1,25'", "W_FSTUWT: expected a value, found nothing");
        shows("Older version counts", "Not counted", "2 rows");
        assertThat(button("Try selected again").isEnabled()).isFalse();

        test(checkboxIn(rowOf("ALB/4"))).click();
        BATCH.changed();
        test(button("Try selected again")).click();

        settled(() -> requests("POST").size() == 1);
        assertThat(requests("POST").getFirst()).contains("\"rows\":[{\"country\":\"ALB\",\"id\":4}]");
        settled(() -> notices().contains("Tried 1 row again: 0 rows are loaded now, 1 still breaks a rule."));
        assertThat(checkboxIn(rowOf("ALB/4")).getValue()).isFalse();
    }

    @Test
    void rowThatLeavesQuarantineRightAfterTheFirstLookVanishesToo() {
        BATCH.says("GET /api/v1/quarantine", Sample.rows(Sample.row("ALB", 3, true)));
        BATCH.says("GET /api/v1/quarantine/counts", Sample.counts(1));
        open("operations/quarantine");
        shows("ALB/3");

        BATCH.says("GET /api/v1/quarantine", Sample.rows());
        BATCH.says("GET /api/v1/quarantine/counts", Sample.counts(0));
        BATCH.changed();

        shows("Quarantine is empty");
    }

    @Test
    void quarantineFilterGoesToTheBatch() {
        BATCH.says("GET /api/v1/quarantine", Sample.rows());
        BATCH.says("GET /api/v1/quarantine/counts", Sample.counts(2));
        open("operations/quarantine?country=ALB&variable=ESCS&rule=a number");

        shows("No row in quarantine matches.", "0 of 2 rows");
        assertThat(BATCH.requests())
                .contains("GET /api/v1/quarantine?country=ALB&page=0&rule=a number&variable=ESCS by ada");
    }

    @Test
    void quarantinedRowShowsEverythingOfIt() {
        BATCH.says("GET /api/v1/quarantine/ALB/3", Sample.rowDetail(Sample.row("ALB", 3, true)));
        open("operations/quarantine/ALB/3");

        shows("Row ALB/3", "stays counted", "a number", "'1,25'", "NULL", "tmins");
        assertThat(text().indexOf("escs")).isLessThan(text().indexOf("cnt"));
    }

    @Test
    void rowThatHasLeftQuarantineIsSaid() {
        BATCH.refuses("GET /api/v1/quarantine/ALB/3", 404, "Row ALB/3 is not in quarantine (any more).");
        open("operations/quarantine/ALB/3");

        shows("Row ALB/3 is not in quarantine (any more).");
    }

    @Test
    void auditSaysWhoDidWhatAndHowItEnded() {
        BATCH.says(
                "GET /api/v1/audit",
                new AuditPage(
                        List.of(
                                new AuditPage.AuditEntry(
                                        2, Sample.BEGIN, "ada", "restart", "execution 2", "refused: it runs"),
                                new AuditPage.AuditEntry(1, Sample.BEGIN, "bob", "suspend", "ALB", "done")),
                        0,
                        50,
                        2));
        open("operations/audit?outcome=refused&last=24h");

        shows("bob", "Refused", "it runs", "Execution 2", "Suspend");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("operations/executions/2", "operations/sources/ALB");
        assertThat(BATCH.requests().stream().filter(request -> request.contains("/audit")))
                .allMatch(request -> request.matches(".*from=2.*&outcome=refused.*"));
    }

    @Test
    @WithMockUser(username = "max", roles = "MANAGER")
    void managerIsToldThatThisIsForAdministrators() {
        for (var path : List.of(
                "operations",
                "operations/executions/2",
                "operations/sources",
                "operations/sources/ALB",
                "operations/quarantine",
                "operations/quarantine/ALB/3",
                "operations/audit")) {
            open(path);
            assertThat(text()).as(path).contains("This page is for administrators");
        }
        assertThat(BATCH.requests()).noneMatch(request -> request.endsWith(" by max"));
    }

    private static void open(String path) {
        var question = path.indexOf('?');
        UI.getCurrent()
                .navigate(
                        question < 0 ? path : path.substring(0, question),
                        question < 0
                                ? QueryParameters.empty()
                                : QueryParameters.fromString(path.substring(question + 1)));
    }

    private void shows(String... texts) {
        settled(() -> {
            var all = text();
            return List.of(texts).stream().allMatch(all::contains);
        });
    }

    /// What is visible of the page.
    private String text() {
        return textOf((Component) getCurrentView());
    }

    private static String textOf(Component component) {
        var text = new StringBuilder();
        collect(component, text);
        return text.toString();
    }

    private static void collect(Component component, StringBuilder text) {
        if (component instanceof Text || !component.isVisible()) { // its parent has the text
            return;
        }
        var own = component.getElement().getText();
        text.append(own).append(own.isEmpty() ? "" : "\n");
        var title = component.getElement().getAttribute("title");
        text.append(title == null ? "" : title + "\n");
        component.getChildren().forEach(child -> collect(child, text));
    }

    private NativeTableBody rowOf(String key) {
        return find(NativeTableBody.class).all().stream()
                .filter(body -> List.of(textOf(body).split("\n")).contains(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> visibleButtons(Component in) {
        return find(Button.class, in).all().stream()
                .filter(Component::isVisible)
                .map(Button::getText)
                .toList();
    }

    private Button buttonIn(Component in, String text) {
        return find(Button.class, in).withText(text).single();
    }

    private Checkbox checkboxIn(Component in) {
        return find(Checkbox.class, in).single();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked")
    private void choose(Dialog dialog, String name) {
        RadioButtonGroup<Enum<?>> group = find(RadioButtonGroup.class, dialog).single();
        group.setValue(group.getListDataView()
                .getItems()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> requests(String method) {
        return BATCH.requests().stream()
                .filter(request -> request.startsWith(method + " "))
                .toList();
    }

    private String notices() {
        return String.join(
                "\n",
                find(Notification.class).all().stream()
                        .map(notice -> test(notice).getText() + textOf(notice))
                        .toList());
    }

    /// Waits; changes come while the session is not locked.
    private static void settled(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            var session = VaadinSession.getCurrent();
            session.unlock();
            Thread.yield();
            session.lock();
            return condition.call();
        });
    }
}
