package org.gei.pisa.ui.operations.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditTextTests {

    @Test
    void outcomeIsVerdictAndReason() {
        assertThat(AuditText.verdict("refused: it runs: now")).isEqualTo("refused");
        assertThat(AuditText.reason("refused: it runs: now")).isEqualTo("it runs: now");
        assertThat(AuditText.verdict("done")).isEqualTo("done");
        assertThat(AuditText.reason("done")).isEmpty();
    }

    @Test
    void subjectLeadsToItsPage() {
        assertThat(AuditText.target("execution 12")).isEqualTo("operations/executions/12");
        assertThat(AuditText.target("ALB")).isEqualTo("operations/sources/ALB");
        assertThat(AuditText.target("all countries")).isEmpty();
    }
}
