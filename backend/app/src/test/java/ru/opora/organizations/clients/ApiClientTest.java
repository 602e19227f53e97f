package ru.opora.organizations.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.security.Accounts;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.TestTokens;

/** API clients at an issuer that keeps their secrets; the issuer itself stands beyond our process and is played here. */
@ApiTest
@Import(ApiClientTest.Issuer.class)
class ApiClientTest {

    private static final String PATH = "/api/v1/api-clients";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Issuer.Played issuer;

    @Test
    void whoMayNotManageClientsSeesNone() {
        String id = create(BOB, NORTH, "roadmaps:read").is(201).at("/client/id");
        for (String person : List.of(SASHA, OLEG)) {
            Api.as(web, person).get(PATH).problem(403, "forbidden");
            create(person, NORTH, "roadmaps:read").problem(403, "forbidden");
        }
        Api.as(web, DORA).get(PATH + "/" + id).problem(404, "not-found");
        Api.as(web, DORA).patch(PATH + "/" + id, "\"0\"", Map.of("name", "А")).problem(404, "not-found");
        Api.as(web, DORA).post(PATH + "/" + id + "/disable").problem(404, "not-found");
        Api.as(web, DORA).post(PATH + "/" + id + "/renew-secret").problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(PATH + "?limit=500").text()).doesNotContain(id);
        assertThat(Api.as(web, RITA).get(PATH + "?limit=500").text()).contains(id);
        create(BOB, REGION, "roadmaps:read").problem(403, "forbidden");
        create(BOB, SOUTH, "roadmaps:read").problem(422, "invalid-fields").pointing("/organizationId", "NOT_FOUND");
        Api.client(web, "api-clients:write").get(PATH).is(200);
    }

    @Test
    void nobodyPassesOnMoreThanTheyHave() {
        create(BOB, NORTH, "metrics:read").problem(422, "invalid-fields").pointing("/scopes", "NOT_HELD");
        create(ALICE, NORTH, "api-clients:write").problem(422, "invalid-fields").pointing("/scopes", "NOT_HELD");
        create(BOB, NORTH, "nonsense").problem(422, "invalid-fields").pointing("/scopes", "NOT_HELD");
        String mighty = create(ALICE, NORTH, "metrics:read").is(201).at("/client/id");
        assertThat(Api.as(web, BOB)
                        .get(PATH + "/" + mighty)
                        .json()
                        .at("/allowedActions")
                        .toString())
                .doesNotContain("renewSecret");
        Api.as(web, BOB).post(PATH + "/" + mighty + "/renew-secret").problem(403, "forbidden");
        Answer mine = create(BOB, NORTH, "roadmaps:read");
        Api.as(web, BOB)
                .patch(PATH + "/" + mine.at("/client/id"), "\"0\"", Map.of("scopes", List.of("metrics:read")))
                .problem(422, "invalid-fields")
                .pointing("/scopes", "NOT_HELD");
        assertThat(Api.as(web, BOB)
                        .get(PATH + "/offered-scopes?organizationId=" + NORTH_SCHOOL)
                        .text())
                .contains("roadmaps:read", "files:write")
                .doesNotContain("metrics:read", "api-clients:write", "notifications:");
    }

    @Test
    void theSecretIsShownOnceAndTheClientWorksWithItsScopesOnly() {
        Answer made = create(BOB, NORTH, "roadmaps:read", "organizations:read").is(201);
        String clientId = made.at("/client/clientId");
        assertThat(made.at("/secret")).isEqualTo(issuer.secrets.get(clientId));
        assertThat(made.headers().getCacheControl()).isEqualTo("no-store");
        String path = PATH + "/" + made.at("/client/id");
        assertThat(Api.as(web, BOB).get(path).text()).doesNotContain(made.at("/secret"));
        as(clientId, "roadmaps:read", "roadmaps:write", "/api/v1/roadmaps").is(200);
        assertThat(as(clientId, "roadmaps:read", "roadmaps:write", "/api/v1/me").at("/permissions/0"))
                .isEqualTo("roadmaps:read");
        assertThat(Api.as(web, BOB).get(path).at("/lastUsedOn"))
                .isEqualTo(LocalDate.now(java.time.ZoneOffset.UTC).toString());
    }

    @Test
    void aChangeCountsAtOnce() {
        Answer made = create(BOB, NORTH, "roadmaps:read", "organizations:read");
        String clientId = made.at("/client/clientId");
        String path = PATH + "/" + made.at("/client/id");
        Api.as(web, BOB).patch(path, null, Map.of("name", "А")).problem(428, "precondition-required");
        Answer changed = Api.as(web, BOB)
                .patch(path, "\"0\"", Map.of("scopes", List.of("organizations:read"), "name", "Другая"))
                .is(200);
        assertThat(changed.at("/name")).isEqualTo("Другая");
        assertThat(issuer.scopes.get(clientId)).containsExactly("organizations:read");
        as(clientId, "roadmaps:read", "organizations:read", "/api/v1/roadmaps").problem(403, "forbidden");
        as(clientId, "roadmaps:read", "organizations:read", "/api/v1/organizations")
                .is(200);
        Api.as(web, BOB).patch(path, "\"0\"", Map.of("name", "А")).problem(412, "stale");
        assertThat(Api.as(web, BOB).post(path + "/disable").is(200).at("/status"))
                .isEqualTo("DISABLED");
        assertThat(issuer.secrets).doesNotContainKey(clientId);
        as(clientId, "roadmaps:read", "organizations:read", "/api/v1/organizations")
                .problem(403, "forbidden");
        Answer renewed = Api.as(web, BOB).post(path + "/renew-secret").is(200);
        assertThat(renewed.at("/secret")).isNotEqualTo(made.at("/secret")).isNotBlank();
        as(clientId, "roadmaps:read", "organizations:read", "/api/v1/organizations")
                .is(200);
    }

    @Test
    void anExpiredClientMayNothing() {
        create(BOB, NORTH, Map.of("expiresOn", "2020-01-01"), "roadmaps:read")
                .problem(422, "invalid-fields")
                .pointing("/expiresOn", "IN_THE_PAST");
        Answer made = create(BOB, NORTH, Map.of("expiresOn", "2090-01-01"), "roadmaps:read");
        String clientId = made.at("/client/clientId");
        as(clientId, "roadmaps:read", "openid", "/api/v1/roadmaps").is(200);
        DatabaseScope.system(database.sql(
                                "UPDATE organizations_api_clients SET expires_on = DATE '2020-01-01' WHERE client_id = $1")
                        .bind(0, clientId)
                        .then())
                .block();
        // a change past the API is heard from the database in a moment; that it is, is for ChangedRightsTest
        await().untilAsserted(() ->
                as(clientId, "roadmaps:read", "openid", "/api/v1/roadmaps").problem(403, "forbidden"));
        assertThat(Api.as(web, BOB).get(PATH + "/" + made.at("/client/id")).at("/status"))
                .isEqualTo("EXPIRED");
    }

    @Test
    void aTakenIdIsAConflictAndLeavesNoRow() {
        issuer.secrets.put("taken-at-issuer", "x");
        create(BOB, NORTH, Map.of("clientId", "taken-at-issuer"), "roadmaps:read")
                .problem(409, "already-exists");
        assertThat(Api.as(web, BOB).get(PATH + "?limit=500").text()).doesNotContain("taken-at-issuer");
        create(BOB, NORTH, Map.of("clientId", "once-only"), "roadmaps:read").is(201);
        create(BOB, NORTH, Map.of("clientId", "once-only"), "roadmaps:read").problem(409, "already-exists");
    }

    private Answer as(String clientId, String scope, String other, String path) {
        return Api.answer(web.method(HttpMethod.GET)
                .uri(path)
                .headers(headers -> headers.setBearerAuth(TestTokens.of(clientId, scope, other))));
    }

    private Answer create(String person, UUID organization, String... scopes) {
        return create(person, organization, Map.of(), scopes);
    }

    private Answer create(String person, UUID organization, Map<String, String> more, String... scopes) {
        var body = new java.util.HashMap<String, Object>(more);
        body.put("name", "Система");
        body.put("organizationId", organization);
        body.put("scopes", List.of(scopes));
        return Api.as(web, person).post(PATH, body);
    }

    /** An issuer that remembers what it was told. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Issuer {

        @Bean
        Played issuer() {
            return new Played();
        }

        static final class Played implements Accounts {

            final Map<String, String> secrets = new ConcurrentHashMap<>();
            final Map<String, Set<String>> scopes = new ConcurrentHashMap<>();
            private final AtomicInteger number = new AtomicInteger();

            @Override
            public Mono<String> createClient(String clientId, Set<String> scopes) {
                return Mono.fromSupplier(() -> {
                    String secret = "secret-" + number.incrementAndGet();
                    return secrets.putIfAbsent(clientId, secret) == null ? secret : null;
                });
            }

            @Override
            public Mono<String> renewSecret(String clientId) {
                return Mono.fromSupplier(() -> {
                    String secret = "secret-" + number.incrementAndGet();
                    secrets.put(clientId, secret);
                    return secret;
                });
            }

            @Override
            public Mono<Void> updateScopes(String clientId, Set<String> now) {
                return Mono.fromRunnable(() -> scopes.put(clientId, now));
            }

            @Override
            public Mono<Void> disableClient(String clientId) {
                return Mono.fromRunnable(() -> secrets.remove(clientId));
            }

            @Override
            public Mono<Void> describe(UUID subject, String name, @Nullable String email) {
                return Mono.empty();
            }

            @Override
            public Mono<Invitation> invite(UUID subject, String name, @Nullable String email, Locale language) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Invitation> renew(UUID subject, Locale language) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Void> disable(UUID subject) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Void> enable(UUID subject) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Mono<Map<UUID, AccountState>> states(Collection<UUID> subjects) {
                throw new UnsupportedOperationException();
            }
        }
    }
}
