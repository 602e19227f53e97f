package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.yaml.snakeyaml.Yaml;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;
import tools.jackson.databind.json.JsonMapper;

/** Every operation of the contract with hostile values in every place: it may be refused, it may never fail. */
@ApiTest
class ContractFuzzTest {

    private static final Path FILE = Path.of("../../api-spec/openapi.yaml");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "'; DROP TABLE roadmaps;--",
            "%_\\",
            "а\u0000б",
            "\u001f\u202e\ufeff",
            "🙂".repeat(300),
            "-1",
            "99999999999999999999",
            "NaN",
            "null",
            "2027-02-30",
            "+999999999-12-31",
            "0000-01-01",
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "true",
            "[]");

    @Autowired
    private WebTestClient web;

    private Api bob;
    private String roadmap = "";
    private String row = "";
    private String imported = "";
    private final List<String> failures = new ArrayList<>();

    private record Call(HttpMethod method, String path, Map<?, ?> operation, Map<?, ?> contract) {}

    @Test
    void nothingMakesTheServerFail() throws IOException {
        bob = Api.as(web, BOB);
        roadmap = Roads.draft(web, BOB, NORTH).id();
        row = bob.get("/api/v1/roadmaps/" + roadmap + "/activities").at("/items/0/id");
        imported = Roads.preview(web, BOB).id();
        List<Call> calls = calls();
        assertThat(calls).hasSizeGreaterThan(20);
        calls.stream().filter(call -> call.method() != HttpMethod.DELETE).forEach(this::parameters);
        calls.stream()
                .filter(call -> call.operation().containsKey("requestBody"))
                .forEach(this::bodies);
        assertThat(failures).isEmpty();
    }

    private void parameters(Call call) {
        for (Object each : list(call.operation().get("parameters"))) {
            Map<?, ?> parameter = (Map<?, ?>) each;
            String name = String.valueOf(parameter.get("name"));
            for (String value : TEXTS) {
                switch (String.valueOf(parameter.get("in"))) {
                    case "query" -> send(call, concrete(call.path()) + "?" + name + "={v}", value, null);
                    case "path" -> {
                        if (!value.isBlank() && !value.contains("/")) {
                            send(call, concrete(call.path().replace("{" + name + "}", "{v}")), value, null);
                        }
                    }
                    default -> {}
                }
            }
        }
    }

    private void bodies(Call call) {
        Map<?, ?> content = (Map<?, ?>) ((Map<?, ?>) call.operation().get("requestBody")).get("content");
        Map<?, ?> json = (Map<?, ?>)
                Optional.<Object>ofNullable(content.get("application/json")).orElse(Map.of());
        Map<?, ?> schema = schema(call, json.get("schema"));
        Map<String, Object> sample = sample(call, schema);
        for (Object hostile : new Object[] {List.of(), "text", 5, Map.of("unknown", 1)}) {
            send(call, concrete(call.path()), null, hostile);
        }
        for (String field : sample.keySet()) {
            for (Object hostile : hostiles()) {
                Map<String, Object> body = new LinkedHashMap<>(sample);
                body.put(field, hostile);
                send(call, concrete(call.path()), null, body);
            }
        }
    }

    private static List<Object> hostiles() {
        List<Object> values = new ArrayList<>(TEXTS);
        values.addAll(List.of(-1, 1e308, Long.MAX_VALUE, true, List.of(), List.of(1), Map.of(), Map.of("row", -1)));
        values.add(Collections.singletonList(null));
        values.add(null);
        values.add(List.of(Map.of("row", Integer.MAX_VALUE, "index", 0, "text", "а\u0000", "acceptProposal", true)));
        return values;
    }

    private void send(Call call, String path, @Nullable Object variable, @Nullable Object body) {
        var request = bob.request(call.method(), path, variable == null ? new Object[0] : new Object[] {variable});
        if (call.method() == HttpMethod.PATCH) {
            request.header("If-Match", tag(call.path()));
        }
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(JsonMapper.shared().writeValueAsString(body));
        }
        Answer answer = Api.answer(request);
        boolean whole = answer.status() < 400
                || String.valueOf(answer.headers().getContentType()).startsWith("application/problem+json");
        if (answer.status() >= 500 || !whole) {
            failures.add(call.method() + " " + path + " " + variable + " " + body + " -> " + answer.status() + " "
                    + answer.text());
        }
    }

    private String tag(String path) {
        return Optional.ofNullable(bob.get(concrete(path)).headers().getETag()).orElse("\"0\"");
    }

    private String concrete(String path) {
        return path.replace("/activities/{id}", "/activities/" + row)
                .replace("{roadmapId}", roadmap)
                .replace("/roadmaps/{id}", "/roadmaps/" + roadmap)
                .replace("/roadmap-imports/{id}", "/roadmap-imports/" + imported)
                .replace("{id}", NORTH.toString());
    }

    private static Map<String, Object> sample(Call call, Map<?, ?> schema) {
        Map<String, Object> sample = new LinkedHashMap<>();
        Map<?, ?> properties = (Map<?, ?>)
                Optional.<Object>ofNullable(schema.get("properties")).orElse(Map.of());
        properties.forEach((name, value) -> sample.put(String.valueOf(name), sample(String.valueOf(name))));
        return sample;
    }

    /** Something this field takes. */
    private static @Nullable Object sample(String field) {
        return switch (field) {
            case "kind" -> "SCHOOL";
            case "parentId", "organizationId" -> NORTH.toString();
            case "periodStart", "orderDate" -> "2027-01-01";
            case "periodEnd" -> "2027-12-31";
            case "name", "title", "signatory", "orderNumber", "goal", "text" -> "А";
            case "items" -> List.of(Map.of("text", "март"));
            default -> null;
        };
    }

    private static Map<?, ?> schema(Call call, @Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> map)) {
            return Map.of();
        }
        Object reference = map.get("$ref");
        if (reference == null) {
            return map;
        }
        String name = String.valueOf(reference).replaceAll(".*/", "");
        Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) call.contract().get("components")).get("schemas");
        return (Map<?, ?>) schemas.get(name);
    }

    private static List<Call> calls() throws IOException {
        Map<?, ?> contract = new Yaml().load(Files.readString(FILE));
        List<Call> calls = new ArrayList<>();
        ((Map<?, ?>) contract.get("paths"))
                .forEach((path, operations) -> ((Map<?, ?>) operations).forEach((method, operation) -> {
                    if (operation instanceof Map<?, ?> described && !endless(described)) {
                        calls.add(new Call(
                                HttpMethod.valueOf(String.valueOf(method).toUpperCase(java.util.Locale.ROOT)),
                                String.valueOf(path),
                                described,
                                contract));
                    }
                }));
        return calls;
    }

    /** An answer that is a stream of events has no end to wait for. */
    private static boolean endless(Map<?, ?> operation) {
        return String.valueOf(operation.get("responses")).contains("text/event-stream");
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> found ? found : List.of();
    }
}
