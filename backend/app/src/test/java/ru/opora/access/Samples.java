package ru.opora.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.People;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;

/**
 * What the matrix needs to know of each resource: how one comes into being in a place, and a body that each changing
 * operation accepts. An operation that is not known here fails the matrix, so that none stays untested.
 */
final class Samples {

    /** A row of the collection, made by the administrator in the place; gives its id. Others are read from their list. */
    static final Map<String, BiFunction<WebTestClient, UUID, String>> MAKERS = Map.of(
            "/organizations", (web, place) -> place.toString(),
            "/roadmaps", (web, place) -> Roads.draft(web, People.ALICE, place).id(),
            "/roadmap-imports", Samples::roadmapImport,
            "/files", Samples::file,
            "/api-clients", Samples::apiClient);

    private static final Map<String, Object> BODIES = Map.of(
            "updateOrganization", Map.of("shortName", "Новое имя"),
            "correctRoadmapImport", Map.of("title", "Новое имя"),
            "updateRoadmap", Map.of("title", "Новое имя"),
            "approveRoadmap", Roads.ORDER,
            "updateApiClient", Map.of("name", "Новое имя"),
            "updateActivity", Map.of("title", "Новое имя"),
            "parseTerms", Map.of("items", List.of(Map.of("text", "март 2027"))));

    private static final byte[] NOTE = {'n', 'o', 't', 'e'};

    private Samples() {}

    /** What else an operation wants in its address. */
    static String query(String operation, UUID place) {
        return operation.equals("uploadBare") ? "?name=note.txt&organizationId=" + place : "";
    }

    /** The body of an operation in a place; null when it takes none. */
    static @Nullable Object body(String operation, UUID place) {
        return switch (operation) {
            case "createOrganization" -> Map.of("name", "Новая школа", "kind", "SCHOOL", "parentId", place);
            case "importRoadmap" -> file("plan.docx", Plans.docx(), place);
            case "paste" -> Map.of("text", Plans.pasted(), "organizationId", place);
            case "uploadFile" -> file("note.txt", NOTE, place);
            case "uploadBare" -> NOTE;
            case "createApiClient" -> apiClient(place);
            case "applyRoadmapImport" -> Map.of("organizationId", place);
            default -> BODIES.get(operation);
        };
    }

    private static Object file(String name, byte[] content, UUID place) {
        var parts = new MultipartBodyBuilder();
        parts.part("file", new ByteArrayResource(content)).filename(name);
        parts.part("organizationId", place.toString());
        return parts.build();
    }

    private static Map<String, Object> apiClient(UUID place) {
        return Map.of(
                "name", "Система",
                "clientId", "client-" + UUID.randomUUID(),
                "organizationId", place,
                "scopes", List.of("roadmaps:read"));
    }

    private static String apiClient(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post("/api/v1/api-clients", apiClient(place))
                .is(201)
                .at("/client/id");
    }

    private static String file(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .uploadTo("/api/v1/files", "file", "note.txt", NOTE, Map.of("organizationId", place.toString()))
                .is(201)
                .id();
    }

    private static String roadmapImport(WebTestClient web, UUID place) {
        return Api.as(web, People.ALICE)
                .post(Roads.IMPORTS, Map.of("text", Plans.pasted(), "organizationId", place))
                .is(201)
                .id();
    }
}
