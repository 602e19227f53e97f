package ru.opora.platform.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/**
 * Says of a record's components what the code says: in an answer each is always there, and only the ones marked nullable
 * may be null; in a request the nullable ones may be left
 * out. Every field of a patch may be left out, and be null unless it says {@code @NotNull}.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = type.getType() == null ? null : Json.mapper().constructType(type.getType());
        if (java != null && java.hasRawClass(Patch.class)) {
            return context.resolve(type.type(java.containedType(0)));
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            Schema<?> defined = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(schema.get$ref().replaceAll(".*/", ""));
            if (defined != null && defined.getProperties() != null) {
                complete(java.getRawClass(), defined);
            }
        }
        return schema;
    }

    private static void complete(Class<?> record, Schema<?> schema) {
        boolean request = isRequest(record);
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            addItself(record, schema, component);
            Schema<?> property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            boolean patch = component.getType() == Patch.class;
            boolean nullable = patch
                    ? !component.getAccessor().isAnnotationPresent(NotNull.class)
                    : component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (hasNullableItems(component) && property.getItems() != null) {
                property.setItems(nullable(property.getItems()));
            }
            if (nullable) {
                schema.getProperties().put(component.getName(), nullable(property));
            }
            if (!patch && !optional(component) && !(request && nullable)) {
                required.add(component.getName());
            }
        }
        schema.setRequired(new ArrayList<>(required));
    }

    /** The library drops a list of the record itself (a section's sections): it is put back. */
    private static void addItself(Class<?> record, Schema<?> schema, RecordComponent component) {
        boolean itself = component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] == record;
        if (itself && !schema.getProperties().containsKey(component.getName())) {
            String name = record.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class)
                    .name();
            schema.addProperty(component.getName(), new ArraySchema().items(new Schema<>().$ref(name)));
        }
    }

    /** A request's optional parts may be left out; by the naming rule of the rooms its records say what they are. */
    private static boolean isRequest(Class<?> record) {
        Class<?> outer = record.getEnclosingClass() == null ? record : record.getEnclosingClass();
        String name = outer.getSimpleName();
        return name.endsWith("Request")
                || name.endsWith("Patch")
                || name.equals("ImportText")
                || record.getSimpleName().endsWith("Form")
                || isChecked(record);
    }

    /** What is checked was sent: answers carry no constraints. */
    private static boolean isChecked(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .flatMap(component -> Stream.of(component.getAccessor().getAnnotations()))
                .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(Constraint.class));
    }

    /** A list of what may be null, as {@code List<@Nullable String>} says. */
    private static boolean hasNullableItems(RecordComponent component) {
        return component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                && list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class);
    }

    private static boolean optional(RecordComponent component) {
        var annotation = component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return annotation != null
                && annotation.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> union = new Schema<>();
            union.setDescription(property.getDescription());
            property.setDescription(null);
            Schema<?> nothing = new Schema<>();
            nothing.setTypes(new LinkedHashSet<>(List.of("null")));
            union.setAnyOf(List.of(property, nothing));
            return union;
        }
        Set<String> types = new LinkedHashSet<>(
                property.getTypes() == null
                        ? List.of(property.getType() == null ? "string" : property.getType())
                        : property.getTypes());
        types.add("null");
        property.setTypes(types);
        addNullToEnum(property);
        return property;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an enum schema's values are of the schema's own type
    private static void addNullToEnum(Schema property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            List values = new ArrayList(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
    }
}
