package org.gei.pisa.deployment;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// YAML as its readers understand it: anchors and merges resolved, a key that comes twice refused.
public final class YamlFiles {

    private static final JsonMapper JSON = new JsonMapper();

    private YamlFiles() {}

    public static JsonNode one(String text) {
        return JSON.valueToTree(yaml().load(text));
    }

    /// Documents with `---` between them.
    public static List<JsonNode> all(String text) {
        var documents = new ArrayList<JsonNode>();
        yaml().loadAll(text).forEach(document -> {
            if (document != null) {
                documents.add(JSON.valueToTree(document));
            }
        });
        return documents;
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
