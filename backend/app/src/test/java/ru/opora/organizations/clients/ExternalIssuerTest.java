package ru.opora.organizations.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** Without an issuer of our own a client is known by the id it has elsewhere, and its secret stays there. */
@ApiTest
class ExternalIssuerTest {

    private static final String PATH = "/api/v1/api-clients";

    @Autowired
    private WebTestClient web;

    @Test
    void aClientIsKnownByItsIdAlone() {
        Api bob = Api.as(web, BOB);
        Map<String, Object> body =
                Map.of("name", "Система", "organizationId", NORTH, "scopes", List.of("roadmaps:read"));
        bob.post(PATH, body).problem(422, "invalid-fields").pointing("/clientId", "REQUIRED");
        var named = new java.util.HashMap<>(body);
        named.put("clientId", "keycloak-" + UUID.randomUUID());
        Answer made = bob.post(PATH, named).is(201);
        assertThat(made.json().at("/secret").isNull()).isTrue();
        String path = PATH + "/" + made.at("/client/id");
        assertThat(made.json().at("/client/allowedActions").toString()).doesNotContain("renewSecret");
        bob.post(path + "/renew-secret").problem(409, "external-issuer");
        bob.post(path + "/disable").is(200);
    }
}
