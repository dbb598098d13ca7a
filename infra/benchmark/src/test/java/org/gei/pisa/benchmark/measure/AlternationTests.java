package org.gei.pisa.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AlternationTests {

    @Test
    void variantsTakeTurnsAndEachRoundBeginsWithTheNext() throws Exception {
        var order = new ArrayList<String>();
        var alternation = new Alternation();
        for (var name : new String[] {"a", "b", "c"}) {
            alternation.add(name, () -> {
                order.add(name);
                return order.size();
            });
        }
        var samples = alternation.run(3);
        assertThat(String.join("", order)).isEqualTo("abcbcacab");
        assertThat(samples.keySet()).containsExactly("a", "b", "c");
        assertThat(samples.get("a").lowest()).isEqualTo(1);
        assertThat(samples.get("a").median()).isEqualTo(6);
        assertThat(samples.get("a").highest()).isEqualTo(8);
    }

    @Test
    void aNameTwiceIsRefused() {
        var alternation = new Alternation().add("a", () -> 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> alternation.add("a", () -> 2))
                .withMessageContaining("'a' twice");
    }
}
