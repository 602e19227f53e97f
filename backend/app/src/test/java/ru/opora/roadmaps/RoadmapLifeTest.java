package ru.opora.roadmaps;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ORDER;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class RoadmapLifeTest {

    @Autowired
    private WebTestClient web;

    private Api bob;

    @BeforeEach
    void signIn() {
        bob = Api.as(web, BOB);
    }

    @Test
    void aDraftIsApprovedByAnOrderAndBroughtIntoForce() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        String road = ROADMAPS + "/" + draft.id();
        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        assertThat(actions(draft)).containsExactly("update", "delete", "propose", "approve", "comment");
        Answer approved = bob.post(road + "/approve", ORDER).is(200);
        assertThat(approved.at("/state")).isEqualTo("APPROVED");
        assertThat(approved.at("/signatory")).isEqualTo(ORDER.get("signatory"));
        assertThat(actions(approved)).containsExactly("amend", "activate", "close");
        Answer active = bob.post(road + "/activate").is(200);
        assertThat(active.at("/state")).isEqualTo("ACTIVE");
        assertThat(actions(active)).containsExactly("amend", "close");
        assertThat(active.tag()).isNotEqualTo(draft.tag());
    }

    @Test
    void stepsAreNotTakenOutOfOrder() {
        String draft = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        bob.post(draft + "/activate").problem(409, "illegal-state");
        String approved = ROADMAPS + "/" + Roads.approved(web, BOB, NORTH).id();
        bob.post(approved + "/approve", ORDER).problem(409, "illegal-state");
        String tag = bob.get(approved).tag();
        bob.patch(approved, tag, Map.of("title", "Другое")).problem(409, "illegal-state");
        bob.delete(approved, tag).problem(409, "illegal-state");
        bob.post(approved + "/activate").is(200);
        bob.post(approved + "/activate").problem(409, "illegal-state");
    }

    @Test
    void approvalNeedsItsOrder() {
        String draft = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        bob.post(draft + "/approve", Map.of("orderDate", "2027-01-14", "signatory", "А"))
                .problem(422, "invalid-fields")
                .pointing("/orderNumber", "REQUIRED");
        bob.post(draft + "/approve", Map.of("orderNumber", "1", "orderDate", "14 января", "signatory", "А"))
                .problem(422, "invalid-fields")
                .pointing("/orderDate", "WRONG_TYPE");
        bob.post(draft + "/approve", Map.of("orderNumber", " ", "orderDate", "2027-01-14", "signatory", "А"))
                .problem(422, "invalid-fields");
    }

    @Test
    void theHeadOfADraftIsChangedAgainstItsTag() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        String road = ROADMAPS + "/" + draft.id();
        bob.patch(road, null, Map.of("title", "Новое")).problem(428, "precondition-required");
        Answer changed = bob.patch(road, draft.tag(), Map.of("title", "Новое", "goal", "Цель"))
                .is(200);
        assertThat(changed.at("/title")).isEqualTo("Новое");
        assertThat(changed.at("/goal")).isEqualTo("Цель");
        Answer stale = bob.patch(road, draft.tag(), Map.of("title", "Поздно")).problem(412, "stale");
        assertThat(stale.at("/current/title")).isEqualTo("Новое");
        bob.patch(road, changed.tag(), Map.of("periodEnd", "2020-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/periodEnd", "PERIOD_REVERSED");
        bob.patch(road, "nonsense", Map.of("title", "Нет")).problem(412, "stale");
    }

    @Test
    void aDraftIsDeletedWithItsRows() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        String road = ROADMAPS + "/" + draft.id();
        bob.delete(road, null).problem(428, "precondition-required");
        bob.delete(road, "\"77\"").problem(412, "stale");
        bob.delete(road, draft.tag()).is(204);
        bob.get(road).problem(404, "not-found");
        bob.get(road + "/activities").problem(404, "not-found");
        bob.get(IMPORTS + "/" + draft.at("/importId")).is(200);
    }

    @Test
    void aDoubtfulTermIsAcceptedOrRewrittenInADraft() {
        String road = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        JsonNode doubtful =
                bob.get(road + "/activities?termStatus=NEEDS_REVIEW").json().at("/items/0");
        assertThat(doubtful.at("/term/text").asString()).isEqualTo(Plans.DOUBTFUL);
        String row = road + "/activities/" + doubtful.at("/id").asString();
        Answer accepted = bob.patch(row, bob.get(row).tag(), Map.of("acceptTermProposal", true))
                .is(200);
        assertThat(accepted.at("/term/status")).isEqualTo("PARSED");
        assertThat(accepted.at("/term/text")).isEqualTo(Plans.DOUBTFUL);
        assertThat(accepted.json().at("/term/windows").size()).isPositive();
        bob.patch(row, accepted.tag(), Map.of("acceptTermProposal", true))
                .problem(422, "invalid-fields")
                .pointing("/acceptTermProposal", "NO_PROPOSAL");
        Answer own = bob.patch(row, accepted.tag(), Map.of("termText", "до 20.04.2027"))
                .is(200);
        assertThat(own.at("/term/windows/0/due")).isEqualTo("2027-04-20");
        assertThat(own.at("/termText")).isEqualTo(doubtful.at("/termText").asString());
        assertThat(own.at("/title")).isEqualTo(doubtful.at("/title").asString());
        bob.patch(row, accepted.tag(), Map.of("termText", "май")).problem(412, "stale");
        assertThat(bob.get(road).json().at("/reviewCount").asInt()).isZero();
    }

    @Test
    void theTagOfARoadmapTellsOfAChangedRow() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        String road = ROADMAPS + "/" + draft.id();
        bob.getIfChanged(road, draft.tag()).is(304);
        String row = road + "/activities/"
                + bob.get(road + "/activities?termStatus=NEEDS_REVIEW").at("/items/0/id");
        bob.patch(row, "\"0\"", Map.of("termText", "до 20.04.2027")).is(200);
        assertThat(bob.getIfChanged(road, draft.tag())
                        .is(200)
                        .json()
                        .at("/reviewCount")
                        .asInt())
                .isZero();
    }

    @Test
    void rowsOfAnActiveRoadmapStay() {
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        JsonNode row = bob.get(road + "/activities").json().at("/items/0");
        assertThat(row.at("/allowedActions").size()).isZero();
        bob.patch(road + "/activities/" + row.at("/id").asString(), "\"0\"", Map.of("title", "Другое"))
                .problem(409, "illegal-state");
    }

    @Test
    void rowsAreFoundBySectionTextExecutorAndDate() {
        Answer draft = Roads.draft(web, BOB, NORTH);
        String rows = ROADMAPS + "/" + draft.id() + "/activities";
        assertThat(titles(bob.get(rows))).hasSize(Plans.ACTIVITIES);
        assertThat(titles(bob.get(rows + "?section={s}", draft.at("/sections/1/id"))))
                .hasSize(2);
        assertThat(titles(bob.get(rows + "?q={q}", "ПРОПУСКАХ"))).hasSize(1);
        assertThat(titles(bob.get(rows + "?executor={e}", "ИМЦ"))).hasSize(2);
        assertThat(titles(bob.get(rows + "?from=2027-03-01&to=2027-03-31"))).hasSize(2);
        assertThat(titles(bob.get(rows + "?q={q}", "100%_'"))).isEmpty();
    }

    private static List<String> actions(Answer answer) {
        return answer.json()
                .at("/allowedActions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> titles(Answer answer) {
        return answer.is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/title").asString())
                .toList();
    }
}
