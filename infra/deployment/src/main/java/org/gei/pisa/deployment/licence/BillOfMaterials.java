package org.gei.pisa.deployment.licence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A CycloneDX file.
final class BillOfMaterials {

    private static final String OWN = "org.gei.pisa";

    private BillOfMaterials() {}

    /// The libraries of others in it.
    static Set<Library> libraries(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("expected " + file + ", but it is not there: run ./mvnw -Psbom -DskipTests package");
        }
        var libraries = new TreeSet<Library>();
        for (var component : new JsonMapper().readTree(Files.readString(file)).path("components")) {
            if (!component.path("group").asString("").equals(OWN)) {
                libraries.add(new Library(
                        component.path("group").asString(""),
                        component.path("name").asString(),
                        component.path("version").asString(),
                        licences(component.path("licenses"))));
            }
        }
        return libraries;
    }

    private static List<String> licences(JsonNode given) {
        var licences = new ArrayList<String>();
        for (var one : given) {
            var licence = one.path("license");
            licences.add(one.path("expression")
                    .asString(licence.path("id").asString(licence.path("name").asString(""))));
        }
        return licences;
    }
}
