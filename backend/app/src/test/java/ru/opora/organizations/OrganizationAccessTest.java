package ru.opora.organizations;

import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.CLIENT;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestTokens;

@ApiTest
class OrganizationAccessTest {

    private static final String PATH = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    @Test
    void anonymousIsToldToSignIn() {
        web.get()
                .uri(PATH)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:opora:problem:unauthenticated")
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void expiredAndForgedTokensAreRefused() {
        get(TestTokens.expired(BOB), PATH).expectStatus().isUnauthorized();
        get(TestTokens.of(BOB) + "x", PATH).expectStatus().isUnauthorized();
    }

    @Test
    void aStrangerWithATokenMayNothing() {
        as(CHELSEA, PATH).expectStatus().isForbidden();
        as(CHELSEA, "/api/v1/me")
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:opora:problem:no-membership");
    }

    @Test
    void aMunicipalityDoesNotSeeAnother() {
        as(BOB, PATH + "/" + SOUTH).expectStatus().isNotFound();
        as(BOB, PATH + "/" + SOUTH_SCHOOL).expectStatus().isNotFound();
        as(BOB, PATH + "?limit=100")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[?(@.id == '" + SOUTH + "')]")
                .isEmpty()
                .jsonPath("$.items[?(@.id == '" + REGION + "')].childCount")
                .isEqualTo(1)
                .jsonPath("$.items[?(@.id == '" + NORTH_SCHOOL + "')]")
                .isNotEmpty();
        as(DORA, "/api/v1/people")
                .expectBody()
                .jsonPath("$.items[?(@.name == 'Борис Котов')]")
                .isEmpty();
    }

    @Test
    void aMunicipalityDoesNotWriteIntoAnotherNorAboveItself() {
        post(TestTokens.of(BOB), Map.of("name", "Чужая школа", "kind", "SCHOOL", "parentId", SOUTH))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/parentId");
        post(TestTokens.of(BOB), Map.of("name", "Новый район", "kind", "MUNICIPALITY", "parentId", REGION))
                .expectStatus()
                .isForbidden();
        post(TestTokens.of(BOB), Map.of("name", "Область", "kind", "REGION"))
                .expectStatus()
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        patch(BOB, SOUTH, "\"0\"").expectStatus().isNotFound();
        patch(BOB, REGION, "\"0\"").expectStatus().isForbidden();
    }

    @Test
    void readersDoNotWrite() {
        for (String reader : new String[] {OLEG, SASHA}) {
            post(TestTokens.of(reader), Map.of("name", "Школа", "kind", "SCHOOL", "parentId", NORTH_SCHOOL))
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void aClientIsBoundByItsScopesAndItsSubtree() {
        get(TestTokens.of(CLIENT, "roadmaps:read"), PATH).expectStatus().isForbidden();
        String reader = TestTokens.of(CLIENT, "organizations:read");
        get(reader, PATH + "/" + NORTH).expectStatus().isOk();
        get(reader, PATH + "/" + SOUTH).expectStatus().isNotFound();
        post(reader, Map.of("name", "Школа", "kind", "SCHOOL", "parentId", NORTH))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aPersonsScopesDoNotWidenTheirRole() {
        get(TestTokens.of(SASHA, "organizations:write", "people:write"), PATH + "/" + SOUTH)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theAdministratorSeesEverything() {
        as(ALICE, PATH + "/" + SOUTH_SCHOOL).expectStatus().isOk();
        as(ALICE, "/api/v1/me")
                .expectBody()
                .jsonPath("$.permissions")
                .value(list -> org.assertj.core.api.Assertions.assertThat((java.util.List<?>) list)
                        .asList()
                        .contains("roadmaps:approve"));
    }

    private WebTestClient.ResponseSpec as(String person, String path) {
        return get(TestTokens.of(person), path);
    }

    private WebTestClient.ResponseSpec get(String token, String path) {
        return web.get()
                .uri(path)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String token, Object body) {
        return web.post()
                .uri(PATH)
                .headers(headers -> headers.setBearerAuth(token))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec patch(String person, UUID id, String tag) {
        return web.patch()
                .uri(PATH + "/" + id)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(person)))
                .header("If-Match", tag)
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue(Map.of("name", "Другое имя"))
                .exchange();
    }
}
