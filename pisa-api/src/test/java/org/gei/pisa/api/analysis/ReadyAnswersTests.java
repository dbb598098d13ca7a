package org.gei.pisa.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ReadyAnswersTests {

    private final ReadyAnswers ready = new ReadyAnswers();
    private final AtomicReference<List<Object>> parts = new AtomicReference<>(List.of("ALB 1", "BRN 1"));

    @Test
    void anAnswerIsReadyWhileItWouldBeMadeOfTheSame() {
        keep("a", 10);
        assertThat(ready.find(key("a"))).isNotNull();
        parts.set(List.of("ALB 1", "BRN 2"));
        assertThat(ready.find(key("a"))).isNull();
        keep("a", 20);
        assertThat(ready.find(key("a")).body()).hasSize(20);
    }

    @Test
    void formsOfOneQuestionAreKeptApart() {
        keep("a", 10);
        assertThat(ready.find(new ReadyAnswers.Key("a", List.of("text/csv")))).isNull();
    }

    @Test
    void whatIsUsedLeastLatelyGoesFirst() {
        int megabyte = 1 << 20;
        for (int i = 0; i < 31; i++) {
            keep("q" + i, megabyte);
        }
        assertThat(ready.find(key("q0"))).isNotNull();
        for (int i = 31; i < 35; i++) {
            keep("q" + i, megabyte);
        }
        assertThat(ready.find(key("q0"))).isNotNull();
        assertThat(ready.find(key("q1"))).isNull();
        assertThat(ready.find(key("q34"))).isNotNull();
    }

    @Test
    void whatWouldPushAllOthersOutIsNotKept() {
        keep("a", 3 << 20);
        assertThat(ready.find(key("a"))).isNull();
    }

    private void keep(String parameters, int length) {
        var madeOf = parts.get();
        ready.keep(key(parameters), () -> madeOf.equals(parts.get()), answer(length));
    }

    private static ReadyAnswers.Key key(String parameters) {
        return new ReadyAnswers.Key(parameters, List.of("application/json"));
    }

    private static Answer answer(int length) {
        return new Answer(MediaType.APPLICATION_JSON, "W/\"1\"", new byte[length]);
    }
}
