package org.gei.pisa.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.gei.pisa.ui.PisaUiApplication;
import org.gei.pisa.ui.fake.FakeApi;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

class WarmUpTests {

    @Test
    void pagesArePreparedBeforeAnybodyComes() {
        try (var api = FakeApi.start();
                var _ = new SpringApplicationBuilder(PisaUiApplication.class)
                        .run("--server.port=0", "--pisa.ui.api-url=" + api.url(), "--pisa.ui.batch-url=" + api.url())) {
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(api.requests())
                            .contains(
                                    "/api/v1/submissions",
                                    "/api/v1/estimates?statistic=mean&variable=PVREAD",
                                    "/api/v1/estimates?statistic=share&variable=PVREAD",
                                    "/api/v1/estimates?statistic=percentile&variable=PVREAD"));
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                api.advance(); // a closed connection is noticed by writing to it
                return api.streams() == 0;
            });
        }
    }
}
