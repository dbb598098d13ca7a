package org.gei.pisa.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTests {

    /// Bit by bit: minus zero is not zero.
    @Test
    void numberIsTheOneThatJavaReads() {
        var random = new Random(2018);
        var read = 0;
        for (var i = 0; i < 200_000; i++) {
            var text = decimal(random);
            var plain = plain(text);
            if (!Double.isNaN(plain)) {
                read++;
                assertThat(Double.doubleToRawLongBits(plain))
                        .as(text)
                        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
            }
        }
        assertThat(read).isGreaterThan(100_000);
    }

    private static String decimal(Random random) {
        var digits = BigInteger.valueOf(random.nextLong() & Long.MAX_VALUE).mod(BigInteger.TEN.pow(random.nextInt(19)));
        var number = new BigDecimal(digits, random.nextInt(20));
        return (random.nextBoolean() ? "-" : "") + number.toPlainString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "1.", ".5", "-.5", "007", "12.50", "-0.7312", "9007199254740992", "0.1234567890123456"
            })
    void plainNumbersAreRead(String text) {
        assertThat(plain(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                "+1",
                "1e5",
                "1.2.3",
                " 1",
                "1 ",
                "NaN",
                "1d",
                "0x1",
                "--1",
                "1-",
                "\u0661",
                "NA",
                "9007199254740993",
                "123456789012345678",
                "0.12345678901234567"
            })
    void everythingElseIsLeftToOthers(String text) {
        assertThat(plain(text)).isNaN();
    }

    @Test
    void whateverACellHoldsTheNextOneIsReadAfterIt() {
        var cells = Cells.of(Arrays.asList("7", "x7", null, "NA", "", "1\t2\n\\", "-3"))
                .reader();
        assertThat(cells.number()).isEqualTo(7);
        assertThat(cells.isMissing()).isFalse();
        assertThat(cells.number()).isNaN();
        assertThat(cells.text()).isEqualTo("x7");
        for (var missing : Arrays.asList(null, "NA", "")) {
            assertThat(cells.number()).isNaN();
            assertThat(cells.isMissing()).isTrue();
            assertThat(cells.text()).isEqualTo(missing);
        }
        cells.skip();
        assertThat(cells.isMissing()).isFalse();
        assertThat(cells.text()).isEqualTo("1\t2\n\\");
        assertThat(cells.isAtEnd()).isFalse();
        assertThat(cells.number()).isEqualTo(-3);
        assertThat(cells.isAtEnd()).isTrue();
    }

    @Test
    void holdsOnlyAllOfACell() {
        var cells = Cells.of(Arrays.asList("ALB", "AL", "ALBA", null)).reader();
        var expected = "ALB".getBytes(StandardCharsets.UTF_8);
        cells.skip();
        assertThat(cells.holds(expected)).isTrue();
        for (var i = 0; i < 3; i++) {
            cells.skip();
            assertThat(cells.holds(expected)).isFalse();
        }
    }

    private static double plain(String text) {
        var cells = Cells.of(List.of("x", text, "1")).reader();
        cells.skip();
        return cells.number();
    }
}
