package ru.opora.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as one caller sees it from outside. Paths may hold {@code {variables}}, which are encoded. */
public final class Api {

    public static final String V1 = "/api/v1";
    public static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebTestClient web;
    private final @Nullable String token;

    private Api(WebTestClient web, @Nullable String token) {
        this.web = web;
        this.token = token;
    }

    public static Api as(WebTestClient web, String person) {
        return new Api(web, TestTokens.of(person));
    }

    public static Api client(WebTestClient web, String... scopes) {
        return client(web, People.CLIENT, List.of(scopes));
    }

    public static Api client(WebTestClient web, String client, List<String> scopes) {
        return new Api(web, TestTokens.of(client, scopes.toArray(String[]::new)));
    }

    public static Api anonymous(WebTestClient web) {
        return new Api(web, null);
    }

    /** What came back, whole. */
    public record Answer(int status, HttpHeaders headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        /** The text at a JSON pointer; empty when there is none. */
        public String at(String pointer) {
            return json().at(pointer).asString("");
        }

        public String tag() {
            return Objects.requireNonNull(headers.getETag(), "ETag");
        }

        public String id() {
            return at("/id");
        }

        public Answer is(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        /** The answer is a whole problem of this kind. */
        public Answer problem(int expected, String code) {
            is(expected);
            assertThat(String.valueOf(headers.getContentType())).startsWith("application/problem+json");
            assertThat(at("/type")).isEqualTo("urn:opora:problem:" + code);
            assertThat(json().at("/status").asInt()).isEqualTo(expected);
            assertThat(at("/title")).isNotBlank();
            assertThat(at("/detail")).isNotBlank();
            assertThat(at("/requestId")).isNotBlank().isEqualTo(headers.getFirst("X-Request-Id"));
            assertThat(text).doesNotContain("Exception", "at ru.opora", "\"trace\"");
            return this;
        }

        /** The problem names this field, by JSON pointer or {@code ?parameter}. */
        public Answer pointing(String pointer, String code) {
            assertThat(at("/errors/0/pointer")).as(text).isEqualTo(pointer);
            assertThat(at("/errors/0/code")).isEqualTo(code);
            assertThat(at("/errors/0/message")).isNotBlank();
            return this;
        }
    }

    public Answer get(String path, Object... variables) {
        return answer(request(HttpMethod.GET, path, variables));
    }

    public Answer getIfChanged(String path, String tag) {
        return answer(request(HttpMethod.GET, path).header(HttpHeaders.IF_NONE_MATCH, tag));
    }

    public Answer post(String path, Object body) {
        return answer(request(HttpMethod.POST, path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }

    public Answer post(String path) {
        return answer(request(HttpMethod.POST, path));
    }

    /** A merge patch; without a tag no If-Match is sent. */
    public Answer patch(String path, @Nullable String tag, Object body) {
        var request = request(HttpMethod.PATCH, path).contentType(MERGE_PATCH);
        Optional.ofNullable(tag).ifPresent(value -> request.header(HttpHeaders.IF_MATCH, value));
        return answer(request.bodyValue(body));
    }

    /** The whole anew; without a tag no If-Match is sent. */
    public Answer put(String path, @Nullable String tag, Object body) {
        var request = request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_JSON);
        Optional.ofNullable(tag).ifPresent(value -> request.header(HttpHeaders.IF_MATCH, value));
        return answer(request.bodyValue(body));
    }

    public Answer delete(String path, @Nullable String tag) {
        var request = request(HttpMethod.DELETE, path);
        Optional.ofNullable(tag).ifPresent(value -> request.header(HttpHeaders.IF_MATCH, value));
        return answer(request);
    }

    public Answer upload(String fileName, byte[] content) {
        return upload("file", fileName, content, Map.of());
    }

    public Answer upload(String part, String fileName, byte[] content, Map<String, String> fields) {
        return uploadTo(V1 + "/roadmap-imports", part, fileName, content, fields);
    }

    /** A file for another route than that of orders. */
    public Answer uploadTo(String path, String part, String fileName, byte[] content, Map<String, String> fields) {
        var parts = new MultipartBodyBuilder();
        fields.forEach(parts::part);
        parts.part(part, new ByteArrayResource(content))
                .filename(fileName)
                .contentType(MediaType.APPLICATION_OCTET_STREAM);
        return answer(request(HttpMethod.POST, path)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(BodyInserters.fromMultipartData(parts.build())));
    }

    /** For what the short forms do not say; finish with {@link #answer}. */
    public WebTestClient.RequestBodySpec request(HttpMethod method, String path, Object... variables) {
        var request = web.method(method).uri(path, variables);
        if (token != null) {
            request.headers(headers -> headers.setBearerAuth(token));
        }
        return request;
    }

    public static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(String.class).returnResult();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                Optional.ofNullable(result.getResponseBody()).orElse(""));
    }
}
