package org.gei.pisa.domain.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ParticipantsTests {

    /// 612,004 students is the size of the PISA 2018 student sample (OECD PISA 2018 database).
    @Test
    void publishedSamplesAddUpToThePublishedTotal() {
        assertThat(Participants.pisa2018().all().stream()
                        .mapToLong(Participant::expectedStudents)
                        .sum())
                .isEqualTo(612_004);
    }

    @Test
    void codesThatAreNoIsoCodesAreParticipantsToo() {
        assertThat(Participants.pisa2018().codes()).contains("QAZ", "QCI", "QMR", "QRT", "TAP", "KSV");
    }

    @Test
    void firstTwentyAreAmongThem() {
        assertThat(Participants.firstTwenty())
                .hasSize(20)
                .startsWith("ALB", "ARG")
                .endsWith("ESP");
        assertThat(Participants.pisa2018().codes()).containsAll(Participants.firstTwenty());
    }

    @Test
    void addedParticipantReplacesTheOneWithItsCode() {
        var participants = Participants.pisa2018().with(new Participant("ALB", "Shqipëria", "008", 10, 2));
        assertThat(participants.all()).hasSameSizeAs(Participants.pisa2018().all());
        assertThat(participants.find("ALB")).get().extracting(Participant::name).isEqualTo("Shqipëria");
    }

    @Test
    void badCodeIsRefusedWithWhatWasFound() {
        assertThatThrownBy(() -> new Participant("alb", "Albania", null, 1, 1))
                .hasMessage("participant code: expected three capital letters, but got 'alb'");
    }

    @Test
    void emptySampleIsRefused() {
        assertThatThrownBy(() -> new Participant("ALB", "Albania", null, 0, 1))
                .hasMessageContaining("expected a positive number of students and schools, but got 0 and 1");
    }
}
