package org.gei.pisa.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

class TroubleTests {

    private static final Instant SINCE = Instant.parse("2026-11-24T03:02:21Z");

    @Test
    void whatIsAwayIsSaidWithSinceWhenWhatHappensNextAndWhatIsKnown() {
        var problem = BatchProblem.of(new ResourceAccessException("refused", new IOException()));

        assertThat(Trouble.words(problem, SINCE, SINCE.minusSeconds(1), ZoneOffset.UTC))
                .isEqualTo("The batch can't be reached. So it is since 03:02:21; it is asked again by itself every few"
                        + " seconds, and the loading does not depend on this page. What stands below is as of"
                        + " 03:02:20.");
    }

    @Test
    void slownessIsNotCalledAbsence() {
        var problem = BatchProblem.of(new ResourceAccessException("slow", new HttpTimeoutException("slow")));

        assertThat(problem).isEqualTo(new BatchProblem("The batch does not answer in time.", true));
    }

    @Test
    void refusalIsNotAskedAgain() {
        var problem = BatchProblem.of(HttpClientErrorException.create(
                HttpStatus.NOT_FOUND, "", HttpHeaders.EMPTY, new byte[0], StandardCharsets.UTF_8));

        assertThat(problem.away()).isFalse();
        assertThat(Trouble.words(problem, SINCE, null, ZoneOffset.UTC))
                .isEqualTo("The batch answered with status 404 and gave no reason.");
    }

    @Test
    void wrongTokenNamesTheSettings() {
        var problem = BatchProblem.of(HttpClientErrorException.create(
                HttpStatus.FORBIDDEN, "", HttpHeaders.EMPTY, "<html>".getBytes(StandardCharsets.UTF_8), null));

        assertThat(problem.text()).contains("pisa.operations.token", "pisa.ui.operations-token");
    }

    @Test
    void pageOfAProxyIsNoReason() {
        var problem = BatchProblem.of(HttpServerErrorException.create(
                HttpStatus.BAD_GATEWAY, "", HttpHeaders.EMPTY, "<html>".getBytes(StandardCharsets.UTF_8), null));

        assertThat(problem).isEqualTo(new BatchProblem("The batch answered with status 502 and gave no reason.", true));
    }
}
