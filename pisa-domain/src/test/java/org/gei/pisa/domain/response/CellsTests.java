package org.gei.pisa.domain.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTests {

    private static final List<String> TEXTS = Arrays.asList("ALB", null, "", "-0.7312", "\u00e9\ud83d\ude00", null);

    @Test
    void areTheTextsTheyWereMadeOf() {
        var cells = Cells.of(TEXTS);
        assertThat(cells).containsExactlyElementsOf(TEXTS).hasSize(6);
        assertThat(cells.get(3)).isEqualTo("-0.7312");
        assertThat(cells.get(5)).isNull();
        assertThatThrownBy(() -> cells.get(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Cells.of(List.of())).isEmpty();
    }

    @Test
    void bytesThatAreNoTextBecomeReplacementCharacters() {
        var texts = new byte[][] {{'a', (byte) 0xff, 'b'}, null, "\u00e9".getBytes(StandardCharsets.UTF_8), {}};
        assertThat(Cells.of(texts)).containsExactly("a\ufffdb", null, "\u00e9", "");
        assertThat(Cells.of(texts)).isEqualTo(Cells.of(Arrays.asList("a\ufffdb", null, "\u00e9", "")));
        assertThat(texts[0]).hasSize(3);
    }

    /// As PostgreSQL writes them, so that a row that comes by COPY and one that comes by a query have the same hash.
    @Test
    void hashIsOverTheirLine() throws Exception {
        var texts = Arrays.asList("ALB", null, "", "\\N", "\b\f\n\r\t\u000b\\\u0001", "\u00e9\ud83d\ude00");
        var line = ("ALB\t\\N\t\t\\\\N\t" + "\\b\\f\\n\\r\\t\\v\\\\\u0001\t\u00e9\ud83d\ude00\n")
                .getBytes(StandardCharsets.UTF_8);
        var hash = ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(line));
        assertThat(ContentHash.of(texts)).isEqualTo(new UUID(hash.getLong(), hash.getLong()));
        assertThat(ContentHash.of(Cells.ofLine(line, 0, texts.size()))).isEqualTo(ContentHash.of(texts));
        assertThat(Cells.ofLine(line, 0, texts.size())).isEqualTo(texts);
    }

    /// Rows that were loaded stay equal.
    @Test
    void hashStaysWhatItIs() {
        assertThat(ContentHash.of(List.of("ALB", "NA")))
                .isEqualTo(UUID.fromString("06a70ec7-c814-f4ea-2cdf-2e50e8e932d1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 600})
    void longTextIsFoundWhereverItIs(int length) {
        for (var place = 0; place < 4; place++) {
            var texts = new ArrayList<>(List.of("", "a".repeat(200), "b", "c".repeat(100)));
            texts.add(place, "x".repeat(length));
            assertThat(Cells.of(texts).hasLongerThan(256))
                    .as("%d at %d", length, place)
                    .isEqualTo(length > 256);
        }
    }
}
