package org.gei.pisa.ui.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditQueryTests {

    @Test
    void onlyKnownOutcomesAreAskedFor() {
        assertThat(AuditQuery.of(Map.of("outcome", "refused")).asOf(Instant.EPOCH))
                .containsEntry("outcome", "refused");
        assertThat(AuditQuery.of(Map.of("outcome", "anything")).isFiltered()).isFalse();
        assertThat(AuditQuery.of(Map.of("actor", " admin ")).actor()).isEqualTo("admin");
    }
}
