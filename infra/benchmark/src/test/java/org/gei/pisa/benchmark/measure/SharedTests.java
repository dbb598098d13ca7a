package org.gei.pisa.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedTests {

    private static final List<String> closed = new ArrayList<>();

    private record First() implements AutoCloseable {
        @Override
        public void close() {
            closed.add("first");
        }
    }

    private record Second() implements AutoCloseable {
        @Override
        public void close() {
            closed.add("second");
        }
    }

    @Test
    void eachIsMadeOnceAndClosedInReverse() throws Exception {
        closed.clear();
        try (var shared = new Shared()) {
            var first = shared.get(First.class, First::new);
            shared.get(Second.class, Second::new);
            assertThat(shared.get(First.class, () -> {
                        throw new IllegalStateException("made twice");
                    }))
                    .isSameAs(first);
            assertThat(closed).isEmpty();
        }
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void whatNobodyUsesAnyMoreIsClosedAtOnceAndMadeAgainWhenAskedFor() throws Exception {
        closed.clear();
        try (var shared = new Shared()) {
            var first = shared.get(First.class, First::new);
            var second = shared.get(Second.class, Second::new);
            shared.keepOnly(Set.of(Second.class));
            assertThat(closed).containsExactly("first");
            assertThat(shared.get(Second.class, Second::new)).isSameAs(second);
            assertThat(shared.get(First.class, First::new)).isNotSameAs(first);
        }
        assertThat(closed).containsExactly("first", "first", "second");
    }
}
