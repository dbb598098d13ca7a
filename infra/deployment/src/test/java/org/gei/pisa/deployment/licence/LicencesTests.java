package org.gei.pisa.deployment.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.gei.pisa.deployment.Repository;
import org.junit.jupiter.api.Test;

class LicencesTests {

    private static final Pattern LINE = Pattern.compile("\\| `[^:]+:([^`]+)` \\| (\\S+) \\| ([^|]+) \\|");

    @Test
    void everyLicenceThatIsListedGoesTogetherWithOurs() {
        var lines = LINE.matcher(Repository.read("docs/licences.md")).results().toList();
        assertThat(lines).hasSizeGreaterThan(100).allSatisfy(line -> {
            var licences = List.of(line.group(3).strip().replace(" or ", " OR "));
            assertThat(Compatibility.isGiven(new Library("", line.group(1), line.group(2), licences)))
                    .as(line.group())
                    .isTrue();
        });
    }
}
