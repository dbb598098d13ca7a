package org.gei.pisa.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.gei.pisa.domain.live.EstimateQuery;
import org.gei.pisa.domain.live.Statistic;
import org.gei.pisa.ui.UiProperties;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

class FeedsTests {

    private static final EstimateQuery READING = EstimateQuery.of(Statistic.MEAN, "PVREAD");

    private final FakeApi api = FakeApi.start();
    private final Feeds feeds = new Feeds(
            WebClient.builder(), new UiProperties(api.url(), api.url(), null, null), Clock.systemDefaultZone());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void twoWhoAskTheSameShareOneStream() {
        var first = feeds.estimates(READING);
        var second = feeds.estimates(EstimateQuery.of(Statistic.MEAN, "PVREAD"));
        first.use();
        second.use();

        await().atMost(Duration.ofSeconds(60)).until(() -> second.state().value() != null);
        assertThat(second).isSameAs(first);
        assertThat(api.requests()).containsExactly("/api/v1/estimates?statistic=mean&variable=PVREAD");
    }

    @Test
    void newestStateArrivesByItself() {
        var feed = feeds.estimates(READING);
        feed.use();
        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().value() != null);

        api.advance();

        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().value().version() == 2);
    }

    @Test
    void streamIsClosedAndForgottenWhenNobodyUsesIt() {
        var feed = feeds.estimates(READING);
        feed.use();
        await().atMost(Duration.ofSeconds(60)).until(() -> api.streams() == 1);

        feed.leave();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            api.advance(); // a closed connection is noticed by writing to it
            return api.streams() == 0 && feeds.size() == 0;
        });
    }

    @Test
    void cutStreamKeepsTheLastStateAndComesBack() {
        var feed = feeds.estimates(READING);
        feed.use();
        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().connected());

        api.setDown(true);

        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().connection() == Feed.Connection.CUT);
        assertThat(feed.state().value()).isNotNull();

        api.setDown(false);
        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().connected());
    }

    @Test
    void apiThatIsNotThereIsSaid() {
        api.setDown(true);
        var feed = feeds.estimates(READING);
        feed.use();

        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().connection() == Feed.Connection.CUT);
        assertThat(feed.state().value()).isNull();
    }

    @Test
    void refusedQueryTellsTheReasonAndIsAskedAgainOnlyForWhoComesNext() {
        var feed = feeds.estimates(EstimateQuery.of(Statistic.MEAN, "ESC"));
        feed.use();

        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().connection() == Feed.Connection.REFUSED);
        assertThat(feed.state().refusal()).isEqualTo("variable: expected a loaded variable, but got 'ESC'");
        assertThat(api.requests()).hasSize(1);

        feed.use();
        await().atMost(Duration.ofSeconds(60)).until(() -> api.requests().size() == 2);
    }

    @Test
    void trendRemembersWhatCameSinceItIsFollowed() {
        var feed = feeds.trend(READING);
        feed.use();
        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().value() != null);

        api.advance();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> feed.state().value().points().size() == 2);
        assertThat(feed.state().value().newest().version()).isEqualTo(2);
    }

    @Test
    void variablesAreTheDomainsThenTheCodebook() {
        var feed = feeds.variables();
        feed.use();

        await().atMost(Duration.ofSeconds(60)).until(() -> feed.state().value() != null);
        var variables = feed.state().value();
        assertThat(variables.list().getFirst().name()).isEqualTo("PVREAD");
        assertThat(variables.label("ST004D01T", "1")).isEqualTo("Female");
        assertThat(variables.label("ST004D01T", "1-2")).isEqualTo("Female minus Male");
    }
}
