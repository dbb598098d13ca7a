package org.gei.pisa.api.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Describes records as they are written: every component is always there, and null only where it is `@Nullable`.
@Component
class RecordSchemas implements ModelConverter {

    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = rawClass(type);
        if (schema != null && raw != null && raw.isRecord()) {
            var model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().substring(REFERENCE.length()));
            if (model != null && model.getProperties() != null && model.getRequired() == null) {
                describe(model, raw.getRecordComponents());
            }
        }
        return schema;
    }

    private static @Nullable Class<?> rawClass(AnnotatedType type) {
        var java = type.getType();
        return java == null ? null : rawClass(Json31.mapper().constructType(java));
    }

    private static Class<?> rawClass(JavaType type) {
        return type.getRawClass();
    }

    private static void describe(Schema<?> model, RecordComponent[] components) {
        for (var component : components) {
            var property = model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            model.addRequiredItem(component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), orNull(property));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var nothing = new JsonSchema();
            nothing.setTypes(Set.of("null"));
            var either = new JsonSchema();
            either.setAnyOf(List.of(schema, nothing));
            return either;
        }
        var types = new LinkedHashSet<String>();
        types.addAll(schema.getTypes() == null ? Set.of(Objects.requireNonNull(schema.getType())) : schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        return schema;
    }
}
