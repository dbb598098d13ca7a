package org.gei.pisa.api.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gei.pisa.domain.survey.ColumnLayout;
import org.gei.pisa.domain.survey.Response;
import org.gei.pisa.domain.survey.ResponseColumns;
import org.junit.jupiter.api.Test;

class CountryResponsesTests {

    private static final ColumnLayout LAYOUT = new ColumnLayout(List.of());

    private final CountryResponses responses = new CountryResponses(LAYOUT);
    private final AtomicInteger computed = new AtomicInteger();
    private final Function<ResponseColumns, Integer> question = columns -> {
        computed.incrementAndGet();
        return columns.size();
    };

    @Test
    void anAnswerIsComputedOncePerVersion() {
        assertThat(responses.apply(delta(1, 2, false, 10, 11))).isTrue();
        assertThat(responses.askOnce("size", question).value()).isEqualTo(2);
        assertThat(responses.askOnce("size", question).value()).isEqualTo(2);
        assertThat(computed).hasValue(1);
        assertThat(responses.askOnce("other", question).value()).isEqualTo(2);
        assertThat(computed).hasValue(2);
        assertThat(responses.apply(delta(2, 3, false, 12))).isTrue();
        assertThat(responses.askOnce("size", question)).isEqualTo(new CountryResponses.Answer<>(2, 3, null, 3));
        assertThat(computed).hasValue(3);
    }

    @Test
    void rowsThatDoNotAddUpAreNotShown() {
        responses.apply(delta(1, 2, false, 10, 11));
        assertThat(responses.apply(delta(2, 2, false, 12))).isFalse();
        assertThat(responses.version()).isEqualTo(1);
        assertThat(responses.size()).isEqualTo(2);
        assertThat(responses.apply(delta(2, 2, true, 10, 12))).isTrue();
        assertThat(responses.version()).isEqualTo(2);
        assertThat(responses.size()).isEqualTo(2);
    }

    @Test
    void oldAnswersAreForgotten() {
        responses.apply(delta(1, 1, false, 10));
        for (int i = 0; i < 1000; i++) {
            responses.askOnce(i, question);
        }
        responses.askOnce(999, question);
        assertThat(computed).hasValue(1000);
        responses.askOnce(0, question);
        assertThat(computed).hasValue(1001);
    }

    private static ResponseReader.Delta delta(long version, long responses, boolean whole, long... ids) {
        var columns = new ResponseColumns(LAYOUT);
        for (long id : ids) {
            columns.put(new Response(
                    id,
                    version,
                    0,
                    1,
                    1,
                    new double[80],
                    Response.NOT_TESTED,
                    Response.NOT_TESTED,
                    Response.NOT_TESTED,
                    new double[0]));
        }
        return new ResponseReader.Delta(version, responses, null, null, whole, columns, new LoadDelays());
    }
}
