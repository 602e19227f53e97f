package ru.opora.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.Contract.Operation;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** Other systems that keep a copy of a list ask for what changed since they looked; made from the contract. */
@ApiTest
class UpdatedSinceTest {

    private static final List<String> COPIED = List.of(
            "listOrganizations",
            "listPeople",
            "listMemberships",
            "listProgrammes",
            "listParticipations",
            "listPartnerships",
            "listRoadmaps",
            "listCheckpoints",
            "listCampaigns",
            "listQuestionnaires",
            "listVisits",
            "listRecommendations",
            "listIndicators",
            "listCourses",
            "listEvents");

    private static final String ORGANIZATIONS = "/api/v1/organizations";

    @Autowired
    private WebTestClient web;

    @Test
    void nothingHasChangedInTheFutureAndWhatIsNoMomentIsNamed() {
        List<Operation> lists = new Contract()
                .operations().stream()
                        .filter(operation -> operation.parameters("query").stream()
                                .anyMatch(parameter -> "updatedSince".equals(parameter.get("name"))))
                        .toList();
        assertThat(lists)
                .extracting(list -> list.description().get("operationId").toString())
                .containsAll(COPIED);
        Api alice = Api.as(web, ALICE);
        String tomorrow = Instant.now().plusSeconds(86_400).toString();
        for (Operation list : lists) {
            if (!list.path().contains("{")) {
                Answer none =
                        alice.get(list.path() + "?updatedSince=" + tomorrow).is(200);
                assertThat(none.json().at("/items")).as(list.toString()).isEmpty();
                alice.get(list.path() + "?updatedSince=2020-01-01T00:00:00Z").is(200);
                alice.get(list.path() + "?updatedSince=yesterday").problem(400, "bad-request");
            }
        }
    }

    @Test
    void aChangeBringsARowBackAndAnEndDoesToo() {
        Api bob = Api.as(web, BOB);
        Answer made = bob.post(ORGANIZATIONS, Map.of("name", "Школа копий", "kind", "SCHOOL", "parentId", NORTH))
                .is(201);
        assertThat(names(bob, made.at("/updatedAt"), "")).contains("Школа копий");
        String later = Instant.parse(made.at("/updatedAt")).plusNanos(1_000).toString();
        assertThat(names(bob, later, "")).doesNotContain("Школа копий");
        assertThat(names(bob, later, "&q=копий")).doesNotContain("Школа копий");
        bob.patch(ORGANIZATIONS + "/" + made.id(), made.tag(), Map.of("contacts", Map.of("address", "с. Копии")))
                .is(200);
        assertThat(names(bob, later, "")).contains("Школа копий");
        assertThat(names(bob, later, "&q=копий")).contains("Школа копий");
        Api.as(web, ALICE)
                .post(ORGANIZATIONS + "/" + made.id() + "/close", Map.of("reason", "Приказ № 1"))
                .is(200);
        assertThat(names(bob, later, "")).doesNotContain("Школа копий");
        assertThat(names(bob, later, "&closed=true")).contains("Школа копий");
    }

    private static List<String> names(Api who, String since, String more) {
        return who.get(ORGANIZATIONS + "?limit=500&within=" + NORTH + "&updatedSince=" + since + more)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/name").asString())
                .toList();
    }
}
