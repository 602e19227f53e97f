package ru.opora.roadmaps.editions;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.Roads.ORDER;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class AgreementTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotNeitherProposesNorWithdrawsNorSettles() {
        String road = proposed(RITA, REGION, Map.of("everybodyBelow", true));
        String comment = comment(BOB, road, "Перенести срок").id();
        for (String other : new String[] {BOB, DORA, SASHA}) {
            Api api = Api.as(web, other);
            api.post(road + "/propose", Map.of("everybodyBelow", true)).problem(403, "forbidden");
            api.post(road + "/withdraw").problem(403, "forbidden");
            api.post(road + "/approve", ORDER).problem(403, "forbidden");
        }
        Api.as(web, OLEG).post(road + "/withdraw").problem(403, "forbidden");
        Api.as(web, OLEG).post(road + "/comments", Map.of("text", "Нет")).problem(403, "forbidden");
        Api.as(web, DORA).post(road + "/comments/" + comment + "/resolve").problem(404, "not-found");
        Api.as(web, SASHA).post(road + "/comments/" + comment + "/resolve").problem(404, "not-found");
    }

    @Test
    void aDraftIsSeenOnlyByThoseItIsProposedTo() {
        String named = proposed(RITA, REGION, Map.of("everybodyBelow", false, "organizationIds", List.of(NORTH)));
        Api.as(web, BOB).get(named).is(200);
        Api.as(web, BOB).get(named + "/activities").is(200);
        Api.as(web, DORA).get(named).problem(404, "not-found");
        Api.as(web, SASHA).get(named).problem(404, "not-found");
        String everybody = proposed(RITA, REGION, Map.of("everybodyBelow", true));
        for (String other : new String[] {BOB, DORA, SASHA, OLEG}) {
            Api.as(web, other).get(everybody).is(200);
        }
        Api.as(web, RITA).post(everybody + "/withdraw").is(200);
        Api.as(web, DORA).get(everybody).problem(404, "not-found");
    }

    @Test
    void aProposalNamesOrganisationsWithinReach() {
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        bob.post(road + "/propose", Map.of("everybodyBelow", false))
                .problem(422, "invalid-fields")
                .pointing("/organizationIds", "REQUIRED");
        bob.post(road + "/propose", Map.of("everybodyBelow", false, "organizationIds", List.of(NORTH_SCHOOL, SOUTH)))
                .problem(422, "invalid-fields")
                .pointing("/organizationIds/1", "NOT_FOUND");
        Map<String, Object> body = new HashMap<>();
        body.put("everybodyBelow", false);
        body.put("organizationIds", List.of(NORTH_SCHOOL));
        body.put("until", "2027-02-01");
        body.put("message", "Ждем замечаний");
        Answer proposed = bob.post(road + "/propose", body).is(200);
        assertThat(proposed.at("/state")).isEqualTo("IN_AGREEMENT");
        assertThat(actions(proposed)).containsExactly("withdraw", "approve", "comment");
        Answer state = bob.get(road + "/proposal").is(200);
        assertThat(state.at("/organizations/0/id")).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(state.at("/until")).isEqualTo("2027-02-01");
        bob.post(road + "/propose", body).problem(409, "illegal-state");
        bob.patch(road, proposed.tag(), Map.of("title", "Поздно")).problem(409, "illegal-state");
        Answer back = bob.post(road + "/withdraw").is(200);
        assertThat(back.at("/state")).isEqualTo("DRAFT");
        assertThat(back.json().at("/proposedUntil").isNull()).isTrue();
        bob.post(road + "/withdraw").problem(409, "illegal-state");
    }

    @Test
    void threadsAreReadByTheirOwnOrganisationAndTheOwner() {
        String road = proposed(RITA, REGION, Map.of("everybodyBelow", true));
        String row = Api.as(web, RITA).get(road + "/activities").at("/items/0/id");
        Answer mine = Api.as(web, BOB)
                .post(road + "/comments", Map.of("text", "В марте каникулы", "activityId", row))
                .is(201);
        comment(RITA, road, "Сроки окончательные");
        assertThat(mine.at("/authorName")).isEqualTo("Борис Котов");
        Answer answer = Api.as(web, RITA)
                .post(road + "/comments", Map.of("text", "Учтем", "parentId", mine.id()))
                .is(201);
        assertThat(answer.at("/activityId")).isEqualTo(row);
        assertThat(texts(RITA, road)).containsExactly("В марте каникулы", "Сроки окончательные", "Учтем");
        assertThat(texts(BOB, road)).containsExactly("В марте каникулы", "Сроки окончательные", "Учтем");
        assertThat(texts(DORA, road)).containsExactly("Сроки окончательные");
        Api.as(web, DORA).get(road + "/comments/" + answer.id()).problem(404, "not-found");
        Api.as(web, DORA)
                .post(road + "/comments", Map.of("text", "Подслушано", "parentId", mine.id()))
                .problem(422, "invalid-fields")
                .pointing("/parentId", "NOT_FOUND");
        Api.as(web, BOB)
                .post(road + "/comments", Map.of("text", "Нет", "activityId", UUID.randomUUID()))
                .problem(422, "invalid-fields")
                .pointing("/activityId", "NOT_FOUND");
        assertThat(Api.as(web, BOB)
                        .get(road + "/comments?activity={row}", row)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void openCommentsAreNamedBeforeApproval() {
        String road = proposed(RITA, REGION, Map.of("everybodyBelow", true));
        String comment = comment(BOB, road, "Уточнить исполнителя").id();
        Api rita = Api.as(web, RITA);
        Answer asked = rita.post(road + "/approve", ORDER).problem(409, "open-comments");
        assertThat(asked.at("/openComments/0/id")).isEqualTo(comment);
        assertThat(asked.at("/openComments/0/text")).isEqualTo("Уточнить исполнителя");
        assertThat(rita.get(road).at("/state")).isEqualTo("IN_AGREEMENT");
        assertThat(rita.post(road + "/comments/" + comment + "/resolve")
                        .is(200)
                        .json()
                        .at("/resolvedAt")
                        .isNull())
                .isFalse();
        rita.post(road + "/comments/" + comment + "/resolve").problem(409, "illegal-state");
        Api.as(web, BOB).post(road + "/comments/" + comment + "/reopen").is(200);
        Map<String, Object> order = new HashMap<>(ORDER);
        order.put("despiteOpenComments", true);
        assertThat(rita.post(road + "/approve", order).is(200).at("/state")).isEqualTo("APPROVED");
        Api.as(web, BOB).post(road + "/comments", Map.of("text", "Поздно")).problem(409, "illegal-state");
        assertThat(texts(BOB, road)).containsExactly("Уточнить исполнителя");
    }

    @Test
    void aRoadmapIsClosedWithDayAndReason() {
        String road = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        Api.as(web, SASHA).post(road + "/close", Map.of("reason", "Нет")).problem(403, "forbidden");
        bob.post(road + "/close", Map.of("reason", " "))
                .problem(422, "invalid-fields")
                .pointing("/reason", "REQUIRED");
        Answer closed = bob.post(road + "/close", Map.of("reason", "Итоги подведены", "closedOn", "2027-12-30"))
                .is(200);
        assertThat(closed.at("/state")).isEqualTo("CLOSED");
        assertThat(closed.at("/closedOn")).isEqualTo("2027-12-30");
        assertThat(closed.at("/closeReason")).isEqualTo("Итоги подведены");
        assertThat(actions(closed)).isEmpty();
        bob.post(road + "/close", Map.of("reason", "Еще раз")).problem(409, "illegal-state");
        bob.post(road + "/activate").problem(409, "illegal-state");
        bob.post(road + "/amendments", Map.of()).problem(409, "illegal-state");
        Api.as(web, SASHA).get(road).is(200);
    }

    private String proposed(String person, UUID organization, Map<String, Object> proposal) {
        String road = ROADMAPS + "/" + Roads.draft(web, person, organization).id();
        Api.as(web, person).post(road + "/propose", proposal).is(200);
        return road;
    }

    private Answer comment(String person, String road, String text) {
        return Api.as(web, person)
                .post(road + "/comments", Map.of("text", text))
                .is(201);
    }

    private List<String> texts(String person, String road) {
        return Api.as(web, person)
                .get(road + "/comments")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/text").asString())
                .toList();
    }

    private static List<String> actions(Answer answer) {
        return answer.json()
                .at("/allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }
}
