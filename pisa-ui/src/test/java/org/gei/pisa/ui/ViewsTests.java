package org.gei.pisa.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.gei.pisa.ui.chart.ChartCard;
import org.gei.pisa.ui.chart.HtmlTable;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The pages against the API as a small server, without a browser.
@SpringBootTest
@ViewPackages(packages = "org.gei.pisa.ui")
@WithMockUser(username = "manager", roles = "MANAGER")
class ViewsTests extends SpringBrowserlessTest {

    private static final FakeApi API = FakeApi.start();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("pisa.ui.api-url", API::url);
        registry.add("pisa.ui.batch-url", API::url);
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @AfterEach
    void up() {
        API.setDown(false);
    }

    @Test
    void dashboardShowsEstimatesWithTheirErrors() {
        open("");

        var row = row("learning-time", "ALB");

        assertThat(row.path("text").asString()).matches("\\d+\\.\\d \\(\\d\\.\\d\\)");
        assertThat(row.path("points").path(0).has("lo")).isTrue();
    }

    @Test
    void dashboardSaysHowManyStudentsAreMissingInsteadOfAnUnreliableNumber() {
        open("");

        // every seventh country of the made-up survey
        assertThat(row("learning-time", "BIH").path("text").asString()).matches("\\d+ of 30 students");
    }

    @Test
    void intervalsAreSwitchedOffInTheUrl() {
        open("?intervals=off");

        assertThat(data("learning-time").path("whiskers").asBoolean(true)).isFalse();
    }

    @Test
    void countriesInTheUrlAreTheOnlyOnesShown() {
        open("achievement?countries=ALB,AUS");

        assertThat(ids("ranking")).containsExactlyInAnyOrder("ALB", "AUS");
        assertThat(ids("proficiency-levels")).containsExactlyElementsOf(ids("ranking"));
        assertThat(ids("distribution")).containsExactlyElementsOf(ids("ranking"));
    }

    @Test
    void domainIsInTheUrl() {
        open("achievement?domain=science");

        settled(() -> card("ranking").chart().getData() != null);
        assertThat(API.requests()).contains("/api/v1/estimates?statistic=mean&variable=PVSCIE");
    }

    @Test
    void rankingMovesWhenTheDataDoes() {
        open("achievement");
        var before = data("ranking");

        settled(() -> {
            API.advance();
            return !before.equals(card("ranking").chart().getData());
        });
    }

    @Test
    void tableHasTheNumbersOfTheChart() {
        open("achievement?countries=ALB");
        data("ranking");

        card("ranking").toggleTable();

        var table = find(HtmlTable.class, card("ranking")).single();
        assertThat(table.getBody().getElement().getTextRecursively())
                .startsWith("AlbaniaALB"
                        + row("ranking", "ALB").path("text").asString().replaceAll(" .*", ""));
    }

    @Test
    void countryPageHasThreeDomainsGapsAndQuality() {
        open("country/ALB");

        assertThat(ids("against-the-average")).containsExactly("PVREAD", "PVMATH", "PVSCIE");
        assertThat(ids("gender-gap")).hasSize(3);
        assertThat(ids("socio-economic-gradient")).hasSize(3);
        assertThat(API.requests())
                .contains("/api/v1/estimates?statistic=difference&variable=PVREAD%2CPVMATH%2CPVSCIE&by=ST004D01T"
                        + "&countries=ALB&groups=1%2C2&average=all");
        settled(() -> text("data-quality").contains("followed live"));
    }

    @Test
    void listOfCountriesLinksToTheirPages() {
        open("countries");

        settled(() -> find(Anchor.class).all().stream().anyMatch(link -> "country/ALB".equals(link.getHref())));
    }

    @Test
    void comparisonSaysWhichDifferencesAreSignificant() {
        open("compare?countries=ALB,AUS,BRA");

        settled(() -> text("differences-between-countries").matches("(?s).*[▲▼].*"));
    }

    @Test
    void comparisonOfOneCountryAsksForAnother() {
        open("compare?countries=ALB");

        settled(() -> text("differences-between-countries").contains("Choose 2 to 20 countries"));
    }

    @Test
    void questionInTheUrlIsAsked() {
        open("explore?statistic=mean&variable=ESCS&by=ST004D01T&countries=ALB");

        settled(() -> text("data").contains("Female"));
        assertThat(row("estimate", "ALB").path("points").size()).isEqualTo(2);
    }

    @Test
    void refusedQuestionSaysWhy() {
        open("explore?variable=ESC");

        settled(() -> text("estimate").contains("expected a loaded variable, but got 'ESC'"));
    }

    @Test
    void silentApiIsSaid() {
        API.setDown(true);
        open("explore?variable=HISEI");

        settled(() -> text("estimate").contains("The API does not answer since"));
    }

    @Test
    void cutStreamIsSaidBesideTheLastNumbers() {
        open("achievement?domain=mathematics");
        data("ranking");

        API.setDown(true);

        settled(() -> text("ranking").contains("Not current: the stream is cut since"));
        assertThat(card("ranking").chart().getData()).isNotNull();
    }

    @Test
    void helpExplainsTheWords() {
        open("help");

        assertThat(find(Paragraph.class).all().stream()
                        .map(Component::getElement)
                        .map(e -> e.getText()))
                .anyMatch(text -> text.contains("ten plausible scores"));
    }

    private static void open(String path) {
        UI.getCurrent().navigate(path.replaceAll("\\?.*", ""), parameters(path));
    }

    private static QueryParameters parameters(String path) {
        return path.contains("?")
                ? QueryParameters.fromString(path.substring(path.indexOf('?') + 1))
                : QueryParameters.empty();
    }

    private ChartCard card(String id) {
        return find(ChartCard.class).withId(id).single();
    }

    private String text(String id) {
        return find(Section.class).withId(id).single().getElement().getTextRecursively();
    }

    private JsonNode data(String id) {
        settled(() -> card(id).chart().getData() != null);
        return Objects.requireNonNull(card(id).chart().getData());
    }

    private JsonNode row(String id, String row) {
        return data(id).path("rows")
                .valueStream()
                .filter(candidate -> candidate.path("id").asString().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids(String id) {
        return data(id).path("rows")
                .valueStream()
                .map(row -> row.path("id").asString())
                .toList();
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
