package org.gei.pisa.deployment.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// `./pisa licences`: writes `docs/licences.md`, and ends with 1 if a licence does not go together with
/// ours.
public final class LicencesCommand {

    /// What is delivered, and the module that it is made by.
    static final Map<String, String> DELIVERED = new LinkedHashMap<>();

    static {
        DELIVERED.put("batch", "pisa-batch");
        DELIVERED.put("api", "pisa-api");
        DELIVERED.put("ui", "pisa-ui");
        DELIVERED.put("fieldwork", "infra/fieldwork");
        DELIVERED.put("launcher", "infra/standalone");
    }

    private LicencesCommand() {}

    public static void main(String... arguments) throws IOException {
        var home = Path.of(System.getProperty("pisa.home", "."));
        var users = new TreeMap<Library, TreeSet<String>>();
        for (var application : DELIVERED.entrySet()) {
            BillOfMaterials.libraries(home.resolve(application.getValue()).resolve("target/bom.json"))
                    .forEach(library ->
                            users.computeIfAbsent(library, _ -> new TreeSet<>()).add(application.getKey()));
        }
        Files.writeString(home.resolve("docs/licences.md"), table(users));
        var refused = users.keySet().stream()
                .filter(library -> !Compatibility.isGiven(library))
                .toList();
        refused.forEach(library -> System.err.println("pisa licences: " + library.group() + ":" + library.name()
                + " is under " + library.licences() + ", which is not known to go together with MIT"));
        System.out.println(users.size() + " libraries in docs/licences.md");
        System.exit(refused.isEmpty() ? 0 : 1);
    }

    private static String table(Map<Library, TreeSet<String>> users) {
        var lines = users.entrySet().stream()
                .map(entry -> "| `%s:%s` | %s | %s | %s |"
                        .formatted(
                                entry.getKey().group(),
                                entry.getKey().name(),
                                entry.getKey().version(),
                                licences(entry.getKey().licences()),
                                String.join(", ", entry.getValue())))
                .collect(Collectors.joining("\n"));
        return """
                # Licences

                PISA Live is under the [MIT licence](../LICENSE). It is delivered with the libraries below, unchanged; where there are several licences, one may be
                chosen. Made by `./pisa licences` from the bills of materials (`./mvnw -Psbom package` writes them: CycloneDX, `target/bom.json` of every module): to be made
                anew when libraries change.

                All are permissive but %s: their conditions (weak copyleft) end at the library itself.

                Not in the table, as no library of ours: Apache ECharts (Apache-2.0) and world-atlas (ISC), within the UI with their licences beside them; Spring Boot's loader and
                tools (Apache-2.0), which its plugin puts into each jar; PostgreSQL (PostgreSQL) and the libraries that its binaries come with.

                | library | version | licence | in |
                |---|---|---|---|
                %s
                """.formatted(weakCopyleft(users.keySet()), lines);
    }

    private static String weakCopyleft(Set<Library> libraries) {
        return libraries.stream()
                .filter(library -> !Compatibility.isPermissive(library))
                .map(library -> "`" + library.name() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String licences(List<String> licences) {
        return licences.stream().map(Compatibility::named).distinct().collect(Collectors.joining(" or "));
    }
}
