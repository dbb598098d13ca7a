package org.gei.pisa.batch.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gei.pisa.domain.response.Cells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyLineTests {

    @Test
    void readsFieldAfterField() {
        var line = line("-42\t0002a1b2c3d4e5f6\t\\N\tALB\t\\N\t\tNA\n");
        assertThat(line.number()).isEqualTo(-42);
        assertThat(line.hexadecimal()).isEqualTo(0x0002a1b2c3d4e5f6L);
        assertThat(line.hexadecimal()).isNull();
        assertThat(line.cells(4)).containsExactly("ALB", null, "", "NA");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsEveryWholeNumber(long number) {
        assertThat(line(number + "\n").number()).isEqualTo(number);
        assertThat(line("%016x\n".formatted(number)).hexadecimal()).isEqualTo(number);
    }

    @Test
    void backslashesAreTakenBack() {
        assertThat(line("\\b\\f\\n\\r\\t\\v\\\\\t\\\\N\ta\\\\\\tb\n").cells(3))
                .containsExactly("\b\f\n\r\t\u000b\\", "\\N", "a\\\tb");
    }

    @Test
    void bytesThatAreNoTextBecomeReplacementCharacters() {
        var bytes = "a?b\t\u00e9\t1\t?????\n".getBytes(StandardCharsets.UTF_8);
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xff : bytes[i];
        }
        assertThat(new CopyLine(bytes).cells(4))
                .containsExactly("a\ufffdb", "\u00e9", "1", "\ufffd".repeat(5))
                .isEqualTo(Cells.of(List.of("a\ufffdb", "\u00e9", "1", "\ufffd".repeat(5))));
    }

    @Property(tries = 2000)
    void whatIsWrittenIsRead(@ForAll List<String> texts) {
        var cells = new ArrayList<String>();
        for (var text : texts) {
            cells.add(text.length() == 3 ? null : text.replace("\0", ""));
        }
        if (!cells.isEmpty()) {
            var written = cells.stream().map(CopyLineTests::escaped).collect(Collectors.joining("\t"));
            assertThat(line(written + "\n").cells(cells.size())).isEqualTo(Cells.of(cells));
        }
    }

    private static String escaped(String cell) {
        if (cell == null) {
            return "\\N";
        }
        var escaped = cell.replace("\\", "\\\\");
        for (var pair : Arrays.asList("\bb", "\ff", "\nn", "\rr", "\tt", "\u000bv")) {
            escaped = escaped.replace(pair.substring(0, 1), "\\" + pair.charAt(1));
        }
        return escaped;
    }

    private static CopyLine line(String text) {
        return new CopyLine(text.getBytes(StandardCharsets.UTF_8));
    }
}
