package org.gei.pisa.deployment.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompatibilityTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache-2.0",
                "MIT",
                "The Apache Software License, Version 2.0",
                "EPL-2.0 OR GPL-2.0-only",
                "LGPL-2.1-or-later"
            })
    void libraryUnderOneOfTheseMayBeDelivered(String licence) {
        assertThat(Compatibility.isGiven(library(licence))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GPL-3.0-only", "AGPL-3.0-only", "Commercial Vaadin Developer License 4.0", "SSPL-1.0", ""})
    void libraryUnderAnotherMayNot(String licence) {
        assertThat(Compatibility.isGiven(library(licence))).isFalse();
    }

    @Test
    void oneOfSeveralLicencesIsEnoughAndNoneIsNot() {
        assertThat(Compatibility.isGiven(library("GPL-3.0-only", "EPL-1.0"))).isTrue();
        assertThat(Compatibility.isGiven(library())).isFalse();
    }

    @Test
    void billOfMaterialsIsReadWithoutOurOwnModules(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("bom.json"), """
                {"bomFormat": "CycloneDX", "components": [
                    {"group": "org.gei.pisa", "name": "pisa-domain", "version": "1"},
                    {"group": "a", "name": "b", "version": "2", "licenses": [{"license": {"id": "MIT"}}, {"license": {"name": "Else"}}]},
                    {"group": "a", "name": "c", "version": "3", "licenses": [{"expression": "MIT OR GPL-2.0-only"}]}]}""");
        assertThat(BillOfMaterials.libraries(file))
                .containsExactly(
                        new Library("a", "b", "2", List.of("MIT", "Else")),
                        new Library("a", "c", "3", List.of("MIT OR GPL-2.0-only")));
    }

    private static Library library(String... licences) {
        return new Library("org.example", "some", "1.0", List.of(licences));
    }
}
