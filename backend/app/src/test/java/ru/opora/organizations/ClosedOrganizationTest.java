package ru.opora.organizations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.REGION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;

/** Nothing new begins in an organisation that is closed. */
@ApiTest
class ClosedOrganizationTest {

    @Autowired
    private WebTestClient web;

    private Api alice;
    private String closed;
    private String open;

    @BeforeEach
    void close() {
        alice = Api.as(web, ALICE);
        open = school("Открытая школа");
        closed = school("Закрытая школа");
        alice.post(Api.V1 + "/organizations/" + closed + "/close", Map.of("reason", "Ликвидация"))
                .is(200);
    }

    @Test
    void nobodyGetsARoleThere() {
        Map<String, Object> role =
                Map.of("organizationId", closed, "role", "CURATOR", "orderNumber", "1", "orderDate", "2026-01-12");
        alice.post(Api.V1 + "/people", Map.of("name", "Опоздавшая Анна", "memberships", List.of(role)))
                .problem(422, "invalid-fields")
                .pointing("/memberships/0/organizationId", "NOT_ACTIVE");
        Map<String, Object> elsewhere = Map.of("organizationId", open, "role", "OBSERVER");
        String person = alice.post(
                        Api.V1 + "/people", Map.of("name", "Опоздавшая Анна", "memberships", List.of(elsewhere)))
                .is(201)
                .at("/person/id");
        refused("/memberships", Map.of("personId", person, "organizationId", closed, "role", "OBSERVER"));
    }

    @Test
    void itIsTakenIntoNoProgrammeAndHasNone() {
        Map<String, Object> programme = Map.of(
                "organizationId",
                REGION,
                "kind",
                "REGIONAL",
                "name",
                "Поддержка",
                "grounds",
                List.of(),
                "cohortYears",
                List.of(2027));
        String id = alice.post(Api.V1 + "/programmes", programme).is(201).id();
        refused(
                "/participations",
                Map.of(
                        "programmeId",
                        id,
                        "organizationId",
                        closed,
                        "cohortYear",
                        2027,
                        "grounds",
                        List.of(),
                        "orderNumber",
                        "41-п",
                        "orderDate",
                        "2027-01-14",
                        "enteredOn",
                        "2027-01-15"));
        refused(
                "/programmes",
                Map.of(
                        "organizationId",
                        closed,
                        "kind",
                        "REGIONAL",
                        "name",
                        "Своя",
                        "grounds",
                        List.of(),
                        "cohortYears",
                        List.of(2027)));
    }

    @Test
    void itHelpsNobodyAndIsHelpedByNobody() {
        Map<String, Object> pair =
                Map.of("kind", "PARTNER", "organizationId", closed, "partnerId", open, "validFrom", "2027-01-12");
        refused("/partnerships", pair);
        alice.post(
                        Api.V1 + "/partnerships",
                        Map.of(
                                "kind",
                                "PARTNER",
                                "organizationId",
                                open,
                                "partnerId",
                                closed,
                                "validFrom",
                                "2027-01-12"))
                .problem(422, "invalid-fields")
                .pointing("/partnerId", "NOT_ACTIVE");
    }

    @Test
    void nothingIsAddedBelowIt() {
        alice.post(Api.V1 + "/organizations", Map.of("name", "Филиал", "kind", "SCHOOL", "parentId", closed))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_ACTIVE");
        alice.post(Api.V1 + "/organizations/" + open + "/move", Map.of("parentId", closed))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_ACTIVE");
        alice.uploadTo(
                        Api.V1 + "/organization-imports",
                        "file",
                        "a.csv",
                        "Наименование;ИНН\nСОШ № 1;\n".getBytes(UTF_8),
                        Map.of("parentId", closed))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_ACTIVE");
    }

    @Test
    void noSystemComesInForIt() {
        refused(
                "/api-clients",
                Map.of(
                        "name",
                        "Система",
                        "clientId",
                        "late-" + UUID.randomUUID(),
                        "organizationId",
                        closed,
                        "scopes",
                        List.of("roadmaps:read")));
    }

    private void refused(String path, Map<String, ?> body) {
        alice.post(Api.V1 + path, body).problem(422, "invalid-fields").pointing("/organizationId", "NOT_ACTIVE");
    }

    private String school(String name) {
        return alice.post(Api.V1 + "/organizations", Map.of("name", name, "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id();
    }
}
