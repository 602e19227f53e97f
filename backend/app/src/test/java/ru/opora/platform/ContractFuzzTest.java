package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import ru.opora.platform.Contract.Operation;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;

/**
 * Every operation of the contract with hostile values in every place: it may be refused, it may never fail, and a refusal
 * says where. The seed is fixed; {@code -Dopora.fuzz=20000} asks for as many requests.
 */
@ApiTest
class ContractFuzzTest {

    private static final Logger log = LoggerFactory.getLogger(ContractFuzzTest.class);
    private static final int REQUESTS = Integer.getInteger("opora.fuzz", 3000);
    private static final long SEED = 20_261_123;
    private static final String FUZZ = "fuzz";
    private static final byte[] LIST = "Название;ИНН\nСОШ № 1;\n".getBytes(StandardCharsets.UTF_8);

    /** Refusals that concern no one place of the request. */
    private static final Set<String> PLACELESS = Set.of("malformed-multipart", "list-without-names");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private final Contract contract = new Contract();
    private final Hostile hostile = new Hostile(SEED);
    private final Map<String, String> ids = new HashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private final Set<String> deleted = new TreeSet<>();
    private Api fuzz;
    private UUID region;

    /** A region and a person of their own, so that nothing done here is met by other tests. */
    @BeforeEach
    void settle() {
        region = UUID.randomUUID();
        String path = region.toString().replace("-", "");
        DatabaseScope.system(Flux.concat(
                        sql(
                                        "INSERT INTO organizations (id, path, kind, name) VALUES ($1, $2::ltree, 'REGION', 'Проба')",
                                        region)
                                .bind(1, path)
                                .then(),
                        sql("INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, 'Проба')", region)
                                .bind(1, FUZZ)
                                .then(),
                        sql("""
                                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                                VALUES ($1, $1, $1, 'REGIONAL_COORDINATOR', DATE '2020-01-01')""", region).then()))
                .then()
                .block();
        fuzz = Api.as(web, FUZZ);
        stock();
    }

    /** Records to work on; again after one was deleted. */
    private void stock() {
        Roads.draft(web, FUZZ, region);
        Roads.preview(web, FUZZ);
        fuzz.uploadTo("/api/v1/organization-imports", "file", "list.csv", LIST, Map.of("parentId", region.toString()));
    }

    /** The role may have ended with something that was done: whoever may do nothing finds nothing. */
    private void giveBack() {
        DatabaseScope.system(sql(
                                "UPDATE organizations SET state = 'ACTIVE', closed_on = NULL WHERE id = $1 AND state <> 'ACTIVE'",
                                region)
                        .then()
                        .then(sql("""
                                UPDATE organizations_memberships
                                SET role = 'REGIONAL_COORDINATOR', valid_from = DATE '2020-01-01', valid_to = NULL, ended_at = NULL, ended_reason = NULL
                                WHERE id = $1 AND (valid_from > DATE '2020-01-01' OR valid_to IS NOT NULL)""", region).then()))
                .block();
    }

    private DatabaseClient.GenericExecuteSpec sql(String sql, UUID id) {
        return database.sql(sql).bind(0, id);
    }

    @Test
    void nothingMakesTheServerFail() {
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> !operation.isEndless())
                .toList();
        assertThat(operations).hasSizeGreaterThan(20);
        for (int i = 0; i < REQUESTS; i++) {
            attack(operations.get(i % operations.size()), i);
        }
        int faults = statuses.entrySet().stream()
                .filter(status -> status.getKey() >= 500)
                .mapToInt(Map.Entry::getValue)
                .sum();
        log.info("fuzz: {} requests, {} operations, {} × 5xx; {}", REQUESTS, operations.size(), faults, statuses);
        log.info("fuzz: deleted by {}", deleted);
        assertThat(failures).isEmpty();
        assertThat(deleted).as("some records are deleted").isNotEmpty();
        assertThat(statuses.getOrDefault(200, 0)).as("some requests work").isPositive();
    }

    private void attack(Operation operation, int number) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (operation.hasHeader("If-Match") && operation.method() != HttpMethod.DELETE) {
            headers.put("If-Match", tag(operation));
        }
        if (hostile.now(3)) {
            headers.putAll(hostile.headers());
        }
        boolean deletes = operation.method() == HttpMethod.DELETE;
        if (deletes) { // half of them in vain: what others lean on stays
            headers.put("If-Match", hostile.now(2) ? tag(operation) : hostile.tag());
        }
        List<Object> variables = new ArrayList<>();
        String path = address(operation, variables);
        var request = fuzz.request(operation.method(), path, variables.toArray());
        byte[] body = body(operation, headers);
        headers.forEach(request::header);
        Answer answer = Api.answer(body == null ? request : request.bodyValue(body));
        statuses.merge(answer.status(), 1, Integer::sum);
        if (deletes && answer.status() == 204) {
            deleted.add(operation.toString());
            ids.clear();
            stock();
        }
        if (answer.status() == 403) {
            giveBack();
        }
        judge(answer, "%d: %s %s %s %s".formatted(number, operation, path + variables, headers, shown(body)));
    }

    private String address(Operation operation, List<Object> variables) {
        var path = new StringBuilder(operation.path());
        for (Map<?, ?> parameter : operation.parameters("path")) {
            String name = "{" + parameter.get("name") + "}";
            int at = path.indexOf(name);
            String text = hostile.text();
            boolean replaced = hostile.now(4) && !text.isBlank() && !text.contains("/");
            String value = replaced ? text : id(path.substring(0, at - 1));
            variables.add(value);
            path.replace(at, at + name.length(), replaced ? "{}" : value);
            if (!replaced) {
                variables.remove(variables.size() - 1);
            }
        }
        String separator = "?";
        for (Map<?, ?> parameter : operation.parameters("query")) {
            if (hostile.now(2)) {
                path.append(separator).append(parameter.get("name")).append("={}");
                variables.add(
                        hostile.now(3) ? String.valueOf(contract.sample(parameter.get("schema"))) : hostile.text());
                separator = "&";
            }
        }
        String numbered = path.toString();
        for (int i = 0; numbered.contains("{}"); i++) {
            numbered = numbered.replaceFirst("\\{}", "{v" + i + "}");
        }
        return numbered;
    }

    private byte @Nullable [] body(Operation operation, Map<String, String> headers) {
        Map<String, Map<?, ?>> bodies = contract.bodies(operation);
        if (bodies.isEmpty()) {
            return null;
        }
        String type = hostile.one(new ArrayList<>(bodies.keySet()));
        boolean form = type.startsWith("multipart/");
        headers.put("Content-Type", hostile.now(10) ? hostile.type() : form ? type + "; boundary=b" : type);
        String text = form ? hostile.form() : hostile.json(hostile.mutated(contract.sample(bodies.get(type))));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && hostile.now(40)) {
            bytes[bytes.length / 2] = (byte) 0xC3; // no UTF-8
        }
        return bytes;
    }

    /** One of the collection's records if it has any. */
    private String id(String collection) {
        return ids.computeIfAbsent(collection, path -> {
            Answer list = fuzz.get(path + "?limit=1");
            boolean listed = list.status() == 200
                    && MediaType.APPLICATION_JSON.isCompatibleWith(
                            list.headers().getContentType());
            String id = listed ? list.at("/items/0/id") : "";
            return id.isEmpty() ? UUID.randomUUID().toString() : id;
        });
    }

    private String tag(Operation operation) {
        String path = operation.path();
        while (path.contains("{")) {
            int at = path.indexOf('{');
            path = path.substring(0, at) + id(path.substring(0, at - 1)) + path.substring(path.indexOf('}') + 1);
        }
        Answer found = fuzz.get(path);
        return found.headers().getETag() == null ? "\"0\"" : found.tag();
    }

    private void judge(Answer answer, String what) {
        boolean problem = String.valueOf(answer.headers().getContentType()).startsWith("application/problem+json");
        boolean whole = answer.status() < 400 || problem;
        boolean placed = (answer.status() != 400 && answer.status() != 422)
                || !problem
                || !answer.at("/errors/0/code").isEmpty()
                || PLACELESS.contains(answer.at("/type").replaceAll(".*:", ""))
                || answer.at("/type").contains(":file-");
        if (answer.status() >= 500 || !whole || !placed) {
            failures.add(
                    what + " -> " + answer.status() + " " + shown(answer.text().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String shown(byte @Nullable [] body) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(300, text.length()));
    }
}
