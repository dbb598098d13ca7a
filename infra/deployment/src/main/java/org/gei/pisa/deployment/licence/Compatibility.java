package org.gei.pisa.deployment.licence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Which licences go together with ours, MIT: those that ask for a notice only, and those whose
/// conditions end at the library itself, which is delivered as it is (weak copyleft). What is not named
/// is refused, until somebody has read it.
final class Compatibility {

    private static final List<String> PERMISSIVE = List.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "0BSD",
            "ISC",
            "CC0-1.0",
            "Unlicense",
            "UPL-1.0",
            "BSL-1.0",
            "PostgreSQL",
            "EDL-1.0",
            "Public-Domain");

    private static final List<String> WEAK_COPYLEFT = List.of(
            "EPL-1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "LGPL-3.0-or-later",
            "MPL-2.0",
            "CDDL-1.0",
            "CDDL-1.1",
            "GPL-2.0-with-classpath-exception");

    /// Names that the poms of libraries use for them.
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("apache license, version 2.0", "Apache-2.0"),
            Map.entry("apache license version 2.0", "Apache-2.0"),
            Map.entry("the apache license, version 2.0", "Apache-2.0"),
            Map.entry("apache 2.0", "Apache-2.0"),
            Map.entry("apache-2.0", "Apache-2.0"),
            Map.entry("the apache software license, version 2.0", "Apache-2.0"),
            Map.entry("bsd-2-clause", "BSD-2-Clause"),
            Map.entry("bsd-3-clause", "BSD-3-Clause"),
            Map.entry("eclipse distribution license - v 1.0", "EDL-1.0"),
            Map.entry("eclipse public license - v 2.0", "EPL-2.0"),
            Map.entry("epl-2.0", "EPL-2.0"),
            Map.entry("eclipse public license v2.0", "EPL-2.0"),
            Map.entry("gnu lesser general public license", "LGPL-2.1-or-later"),
            Map.entry("gpl2 w/ cpe", "GPL-2.0-with-classpath-exception"),
            Map.entry(
                    "gnu general public license, version 2 with the gnu classpath exception",
                    "GPL-2.0-with-classpath-exception"),
            Map.entry("the mit license", "MIT"),
            Map.entry("mit license", "MIT"),
            Map.entry("public domain", "Public-Domain"),
            Map.entry("public domain, per creative commons cc0", "CC0-1.0"));

    private Compatibility() {}

    /// Whether a library may be delivered with ours.
    static boolean isGiven(Library library) {
        return isPermissive(library) || choices(library).anyMatch(WEAK_COPYLEFT::contains);
    }

    /// Whether it asks for no more than a notice.
    static boolean isPermissive(Library library) {
        return choices(library).anyMatch(PERMISSIVE::contains);
    }

    private static Stream<String> choices(Library library) {
        return library.licences().stream()
                .flatMap(licence -> Arrays.stream(licence.replaceAll("[()]", "").split(" OR ")))
                .map(Compatibility::named);
    }

    /// The identifier of a licence (SPDX where there is one).
    static String named(String licence) {
        return NAMES.getOrDefault(licence.strip().toLowerCase(Locale.ROOT), licence.strip());
    }
}
