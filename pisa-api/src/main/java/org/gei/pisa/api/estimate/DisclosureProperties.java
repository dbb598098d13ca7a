package org.gei.pisa.api.estimate;

import org.gei.pisa.domain.survey.Disclosure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param releaseStep how many new students a cell waits for before it changes; 0 for none
@ConfigurationProperties("pisa.disclosure")
record DisclosureProperties(@DefaultValue("0") int releaseStep) {

    DisclosureProperties {
        if (releaseStep < 0 || releaseStep == 1) {
            throw new IllegalArgumentException(
                    "pisa.disclosure.release-step: expected 0, or 2 or more, but found " + releaseStep);
        }
    }

    Disclosure disclosure() {
        return new Disclosure(releaseStep);
    }
}
