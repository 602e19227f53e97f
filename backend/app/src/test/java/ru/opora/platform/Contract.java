package ru.opora.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.yaml.snakeyaml.Yaml;

/** What api-spec/openapi.yaml says, for tests that are made from it. */
final class Contract {

    private static final Path FILE = Path.of("../../api-spec/openapi.yaml");
    private static final int DEEPEST = 6;

    /** Read once: it is larger than a book. */
    private static final class Read {
        static final Map<?, ?> CONTRACT = read();

        private static Map<?, ?> read() {
            try {
                return new Yaml().load(Files.readString(FILE));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private final Map<?, ?> file = Read.CONTRACT;

    /** One operation as described. */
    record Operation(HttpMethod method, String path, Map<?, ?> description) {

        List<Map<?, ?>> parameters(String place) {
            List<Map<?, ?>> found = new ArrayList<>();
            if (description.get("parameters") instanceof List<?> parameters) {
                for (Object each : parameters) {
                    if (each instanceof Map<?, ?> parameter && place.equals(parameter.get("in"))) {
                        found.add(parameter);
                    }
                }
            }
            return found;
        }

        boolean hasHeader(String name) {
            return parameters("header").stream().anyMatch(header -> name.equals(header.get("name")));
        }

        /** An answer that is a stream of events has no end to wait for. */
        boolean isEndless() {
            return String.valueOf(description.get("responses")).contains("text/event-stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        map(file.get("paths"))
                .forEach((path, methods) -> map(methods)
                        .forEach((method, description) -> operations.add(new Operation(
                                HttpMethod.valueOf(String.valueOf(method).toUpperCase(Locale.ROOT)),
                                String.valueOf(path),
                                map(description)))));
        return operations;
    }

    /** The media types of the operation's body, each with its schema; empty without a body. */
    Map<String, Map<?, ?>> bodies(Operation operation) {
        Map<String, Map<?, ?>> bodies = new LinkedHashMap<>();
        map(map(operation.description().get("requestBody")).get("content"))
                .forEach((type, media) ->
                        bodies.put(String.valueOf(type), schema(map(media).get("schema"))));
        return bodies;
    }

    /** Something the schema takes, every field filled. */
    @Nullable
    Object sample(Object schema) {
        return sample(schema, 0);
    }

    private @Nullable Object sample(@Nullable Object described, int depth) {
        Map<?, ?> schema = schema(described);
        if (schema.get("enum") instanceof List<?> values) {
            return values.get(0);
        }
        Object type = schema.get("type") instanceof List<?> types ? types.get(0) : schema.get("type");
        if (schema.containsKey("properties")) {
            return depth > DEEPEST ? Map.of() : fields(schema, depth);
        }
        return switch (String.valueOf(type)) {
            case "array" -> {
                Object item = depth > DEEPEST ? null : sample(schema.get("items"), depth + 1);
                yield item == null ? List.of() : List.of(item);
            }
            case "integer", "number" ->
                Optional.<Object>ofNullable(schema.get("minimum")).orElse(1);
            case "boolean" -> true;
            case "object" -> Map.of();
            default -> text(schema);
        };
    }

    private Map<String, Object> fields(Map<?, ?> schema, int depth) {
        Map<String, Object> fields = new LinkedHashMap<>();
        map(schema.get("properties"))
                .forEach((name, property) -> fields.put(String.valueOf(name), sample(property, depth + 1)));
        return fields;
    }

    private static Object text(Map<?, ?> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> "11111111-2222-4333-8444-555555555555";
            case "date" -> "2027-03-01";
            case "date-time" -> "2027-03-01T10:00:00Z";
            default -> Optional.<Object>ofNullable(schema.get("example")).orElse("Текст");
        };
    }

    Map<?, ?> schema(@Nullable Object described) {
        Map<?, ?> schema = map(described);
        if (schema.get("anyOf") instanceof List<?> either) {
            return schema(either.get(0));
        }
        return schema.get("$ref") instanceof String reference
                ? schema(map(map(file.get("components")).get("schemas")).get(reference.replaceAll(".*/", "")))
                : schema;
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> found ? found : Map.of();
    }
}
