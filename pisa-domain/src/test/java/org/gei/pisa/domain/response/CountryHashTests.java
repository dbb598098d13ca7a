package org.gei.pisa.domain.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CountryHashTests {

    private static final UUID ONE = ContentHash.of(List.of("a"));
    private static final UUID OTHER = ContentHash.of(List.of("b"));

    @Test
    void hashOfNothingIsThatOfNoBytes() {
        // MD5 of the empty text, RFC 1321, A.5
        assertThat(new CountryHash().hex()).isEqualTo("d41d8cd98f00b204e9800998ecf8427e");
    }

    @Test
    void everyIdEveryContentAndTheirPairingMatter() {
        assertThat(hash(1, ONE, 2, OTHER))
                .isEqualTo(hash(1, ONE, 2, OTHER))
                .isNotEqualTo(hash(1, OTHER, 2, ONE))
                .isNotEqualTo(hash(1, ONE, 3, OTHER))
                .isNotEqualTo(hash(1, ONE, 2, ONE));
    }

    private static String hash(long first, UUID firstContent, long second, UUID secondContent) {
        var hash = new CountryHash();
        hash.add(first, firstContent);
        hash.add(second, secondContent);
        assertThat(hash.rows()).isEqualTo(2);
        return hash.hex();
    }
}
