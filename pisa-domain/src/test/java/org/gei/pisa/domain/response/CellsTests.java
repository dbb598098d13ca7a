package org.gei.pisa.domain.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CellsTests {

    private static final List<String> TEXTS = Arrays.asList("ALB", null, "", "-0.7312", "\u00e9\ud83d\ude00", null);

    @Test
    void areTheTextsTheyWereMadeOf() {
        var cells = Cells.of(TEXTS);
        assertThat(cells).containsExactlyElementsOf(TEXTS).hasSize(6);
        assertThat(cells.get(3)).isEqualTo("-0.7312");
        assertThat(cells.get(5)).isNull();
        assertThatThrownBy(() -> cells.get(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(Cells.of(cells.bytes(), 6)).isEqualTo(cells);
    }

    @Test
    void bytesThatAreNoTextBecomeReplacementCharacters() {
        var texts = new byte[][] {{'a', (byte) 0xff, 'b'}, null, "\u00e9".getBytes(StandardCharsets.UTF_8), {}};
        assertThat(Cells.of(texts)).containsExactly("a\ufffdb", null, "\u00e9", "");
        assertThat(Cells.of(texts)).isEqualTo(Cells.of(Arrays.asList("a\ufffdb", null, "\u00e9", "")));
        assertThat(texts[0]).hasSize(3);
    }

    @Test
    void numberOfCellsMustBeThatOfTheBytes() {
        var bytes = Cells.of(TEXTS).bytes();
        assertThatThrownBy(() -> Cells.of(bytes, 5)).hasMessageContaining("expected 5");
    }

    /// Rows loaded before stay equal: the hash is that of each length and text, as it always was.
    @Test
    void hashIsOverEachLengthAndText() throws Exception {
        var digest = MessageDigest.getInstance("MD5");
        for (var text : TEXTS) {
            var utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(utf8 == null ? -1 : utf8.length)
                    .array());
            if (utf8 != null) {
                digest.update(utf8);
            }
        }
        var hash = ByteBuffer.wrap(digest.digest());
        assertThat(ContentHash.of(TEXTS)).isEqualTo(new UUID(hash.getLong(), hash.getLong()));
        assertThat(ContentHash.of(List.of("ALB", "NA")))
                .isEqualTo(UUID.fromString("1db97d23-a1cc-1b1b-8239-f41526566602"));
    }
}
