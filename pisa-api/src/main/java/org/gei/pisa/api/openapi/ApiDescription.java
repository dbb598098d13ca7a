package org.gei.pisa.api.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Set;
import org.gei.pisa.domain.live.Means;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// What is true of the whole API: how errors look, what a stream carries, how a key is shown.
@Component
class ApiDescription implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EVENT = "LiveEvent";
    private static final String STREAM = "text/event-stream";
    private static final String PROBLEM = "Problem";
    private static final String KEY = "key";

    @Override
    public void customise(OpenAPI api) {
        api.setInfo(new Info()
                .title("PISA Live")
                .version("1")
                .description(
                        "Live aggregates of PISA fieldwork. A stream is Server-Sent Events: `event: snapshot`, `id:` the"
                                + " version, the whole state in `data:`, at most four a second, the newest wins."));
        components(api)
                .addSecuritySchemes(
                        KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
        api.addSecurityItem(new SecurityRequirement().addList(KEY));
        components(api).addSchemas(PROBLEM, problem());
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> {
                    var responses = operation.getResponses();
                    addProblem(responses, "400", "A parameter can't be used; `parameter` says which, `detail` why.");
                    addProblem(responses, "401", "The key is missing or wrong.");
                    responses.values().forEach(ApiDescription::describeStream);
                });
        // only streams carry it, and what an event carries is not found by itself
        ModelConverters.getInstance(true)
                .readAll(Means.class)
                .forEach((name, schema) -> components(api).addSchemas(name, schema));
        components(api).getSchemas().keySet().removeIf(name -> name.startsWith(EVENT));
    }

    private static Components components(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        return api.getComponents();
    }

    private static void addProblem(ApiResponses responses, String status, String description) {
        var content = new Content()
                .addMediaType(
                        "application/problem+json", new MediaType().schema(new JsonSchema().$ref(SCHEMAS + PROBLEM)));
        responses.putIfAbsent(status, new ApiResponse().description(description).content(content));
    }

    /// A stream is described by what its events carry.
    private static void describeStream(ApiResponse response) {
        var stream =
                response.getContent() == null ? null : response.getContent().get(STREAM);
        if (stream != null && stream.getSchema() != null && stream.getSchema().getItems() != null) {
            var carried = stream.getSchema().getItems().get$ref().replace(SCHEMAS + EVENT, SCHEMAS);
            stream.setSchema(new JsonSchema().$ref(carried));
        }
    }

    private static Schema<?> problem() {
        var problem = new JsonSchema();
        problem.setTypes(Set.of("object"));
        problem.setDescription("A problem document (RFC 9457).");
        problem.addProperty("type", text());
        problem.addProperty("title", text());
        problem.addProperty("status", whole());
        problem.addProperty("detail", text());
        problem.addProperty("instance", text());
        problem.addProperty("parameter", text());
        problem.addRequiredItem("status");
        problem.addRequiredItem("detail");
        return problem;
    }

    private static Schema<?> text() {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("string"));
        return schema;
    }

    private static Schema<?> whole() {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("integer"));
        return schema;
    }
}
