package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.Roads.ROADMAPS;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Duties;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

@ApiTest
class AssignmentsApiTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private Generation generation;

    @Test
    void executorsAreChosenAndGeneratedByTheOwnerOnly() {
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        Map<String, Object> choice = choice("ИМЦ", "AUTHORITIES", false);
        for (String other : new String[] {DORA}) {
            Api api = Api.as(web, other);
            api.get(road + "/executors").problem(404, "not-found");
            put(api, road + "/executors", choice).problem(404, "not-found");
            api.post(road + "/assignments").problem(404, "not-found");
        }
        Api.as(web, SASHA).get(road + "/executors").is(200);
        put(Api.as(web, SASHA), road + "/executors", choice).problem(403, "forbidden");
        Api.as(web, SASHA).post(road + "/assignments").problem(403, "forbidden");
        Api.as(web, OLEG).post(road + "/assignments").problem(403, "forbidden");
        assertThat(Api.as(web, SASHA).get(road + "/executors").at("/mayChoose")).isEqualTo("false");
    }

    @Test
    void printedTokensBecomeOrganisations() {
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        JsonNode schools = token(Api.as(web, BOB).get(road + "/executors").is(200), "ОО");
        assertThat(schools.at("/status").asString()).isEqualTo("RESOLVED");
        assertThat(schools.at("/origin").asString()).isEqualTo("DICTIONARY");
        assertThat(schools.at("/organizationCount").asInt()).isPositive();
        assertThat(schools.at("/sample/0/kind").asString()).isEqualTo("SCHOOL");
        JsonNode authority = token(Api.as(web, BOB).get(road + "/executors"), "АР");
        assertThat(authority.at("/sample/0/id").asString()).isEqualTo(NORTH.toString());
    }

    @Test
    void aSecondGenerationChangesNothing() {
        String id = Roads.active(web, BOB, NORTH).id();
        Duties.generate(web, BOB, id);
        JsonNode again = Duties.generate(web, BOB, id);
        assertThat(again.at("/assignments/added").asInt()).isZero();
        assertThat(again.at("/checkpoints/added").asInt()).isZero();
        assertThat(again.at("/checkpoints/ended").asInt()).isZero();
        assertThat(again.at("/moved").asInt()).isZero();
        assertThat(again.at("/checkpoints/kept").asInt()).isPositive();
        assertThat(again.at("/doubtfulTerms").asInt()).isEqualTo(1);
    }

    @Test
    void whoAsksForAGenerationDoesNotWaitForItAndLearnsWhatItMade() {
        String road = ROADMAPS + "/" + Roads.active(web, BOB, NORTH).id();
        Api bob = Api.as(web, BOB);
        Answer asked = bob.post(road + "/assignments").is(202);
        assertThat(asked.at("/state")).isIn("QUEUED", "CURRENT");
        Duties.settled(web, BOB, road.substring(ROADMAPS.length() + 1));
        Answer done = bob.get(road + "/generation").is(200);
        assertThat(done.json().at("/askedAt").isNull()).isTrue();
        assertThat(done.at("/last/madeAt")).isNotEmpty();
        assertThat(done.json().at("/last/made/checkpoints/added").asInt()
                        + done.json().at("/last/made/checkpoints/kept").asInt())
                .isPositive();
    }

    @Test
    void generationsAtTheSameTimeAreAsOne() {
        String id = Roads.active(web, BOB, NORTH).id();
        Callable<Integer> generate = () -> Objects.requireNonNull(
                        generation.refresh(UUID.fromString(id)).block())
                .checkpoints()
                .added();
        AtOnce.call(List.of(generate, generate, generate));
        Duties.settled(web, BOB, id);
        JsonNode months = Duties.of(web, BOB, id, NORTH_SCHOOL).json().at("/items");
        assertThat(months.size()).isEqualTo(12);
    }

    @Test
    void aDraftIsNotGenerated() {
        String draft = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id();
        Api.as(web, BOB).get(draft + "/executors").is(200);
        Api.as(web, BOB).post(draft + "/assignments").problem(409, "illegal-state");
    }

    @Test
    void aChoiceGivesTasksAndIsRememberedForLaterPlans() {
        Api alice = Api.as(web, ALICE);
        UUID place = UUID.fromString(alice.post(
                        Api.V1 + "/organizations",
                        Map.of(
                                "name",
                                "Заречный район " + UUID.randomUUID(),
                                "kind",
                                "MUNICIPALITY",
                                "parentId",
                                ru.opora.testing.People.REGION))
                .is(201)
                .id());
        String road = ROADMAPS + "/" + Duties.roadmap(web, ALICE, place);
        assertThat(token(alice.get(road + "/executors"), "ИМЦ")
                        .at("/organizationCount")
                        .asInt())
                .isZero();
        put(alice, road + "/executors", choice("имц", "AUTHORITIES", true)).is(200);
        Duties.settled(web, ALICE, road.substring(ROADMAPS.length() + 1));
        JsonNode chosen = token(alice.get(road + "/executors"), "ИМЦ");
        assertThat(chosen.at("/origin").asString()).isEqualTo("ALIAS");
        assertThat(chosen.at("/organizationCount").asInt()).isEqualTo(1);
        assertThat(alice.get(Duties.ASSIGNMENTS + "?roadmap=" + road.substring(ROADMAPS.length() + 1))
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        String later = ROADMAPS + "/" + Roads.draft(web, ALICE, place).id();
        assertThat(token(alice.get(later + "/executors"), "ИМЦ").at("/origin").asString())
                .isEqualTo("ALIAS");
    }

    @Test
    void ofTwoWhoChooseTheSecondIsToldOfTheFirst() {
        String executors = ROADMAPS + "/" + Roads.draft(web, BOB, NORTH).id() + "/executors";
        Api bob = Api.as(web, BOB);
        bob.put(executors, null, choice("ИМЦ", "AUTHORITIES", false)).problem(428, "precondition-required");
        String seen = bob.get(executors).is(200).tag();
        String chosen = bob.put(executors, seen, choice("ИМЦ", "AUTHORITIES", false))
                .is(200)
                .tag();
        Answer second = Api.as(web, RITA)
                .put(executors, seen, choice("ИМЦ", "SCHOOLS", false))
                .problem(412, "stale");
        assertThat(second.json().at("/current/items").isArray()).isTrue();
        assertThat(token(bob.get(executors), "ИМЦ").at("/meaning/rules/0").asString())
                .isEqualTo("AUTHORITIES");
        bob.put(executors, chosen, choice("ИМЦ", "SCHOOLS", false)).is(200);
    }

    @Test
    void inASchoolsOwnPlanTheSchoolsAreTheSchool() {
        String id = Duties.roadmap(web, SASHA, NORTH_SCHOOL);
        JsonNode schools = token(Api.as(web, SASHA).get(ROADMAPS + "/" + id + "/executors"), "ОО");
        assertThat(schools.at("/organizationCount").asInt()).isEqualTo(1);
        assertThat(schools.at("/sample/0/id").asString()).isEqualTo(NORTH_SCHOOL.toString());
    }

    @Test
    void whoJoinsAndWhoLeavesInMidYear() {
        Api alice = Api.as(web, ALICE);
        String place = alice.post(
                        Api.V1 + "/organizations",
                        Map.of(
                                "name",
                                "Озерный район " + UUID.randomUUID(),
                                "kind",
                                "MUNICIPALITY",
                                "parentId",
                                ru.opora.testing.People.REGION))
                .is(201)
                .id();
        String first = school(alice, place);
        String road = Duties.roadmap(web, ALICE, UUID.fromString(place));
        assertThat(count(road, first)).isEqualTo(12);
        alice.post(
                        Api.V1 + "/organizations/" + first + "/close",
                        Map.of("effectiveOn", java.time.LocalDate.now().toString()))
                .is(200);
        assertThat(Duties.generate(web, ALICE, road).at("/checkpoints/kept").asInt())
                .isLessThan(12);
        assertThat(count(road, first)).isZero();
        String second = school(alice, place);
        Duties.generate(web, ALICE, road);
        assertThat(count(road, second)).isEqualTo(12);
    }

    private int count(String roadmap, String school) {
        return Duties.of(web, ALICE, roadmap, UUID.fromString(school))
                .json()
                .at("/items")
                .size();
    }

    private static String school(Api alice, String place) {
        return alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "МБОУ «Школа " + UUID.randomUUID() + "»", "kind", "SCHOOL", "parentId", place))
                .is(201)
                .id();
    }

    private static JsonNode token(Answer answer, String token) {
        return answer.is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/token").asString().equals(token))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> choice(String token, String rule, boolean remember) {
        return Map.of("items", List.of(Map.of("token", token, "rules", List.of(rule), "remember", remember)));
    }

    /** Writes on the condition of what is there now, as far as the person sees it. */
    static Answer put(Api api, String path, Object body) {
        Answer now = api.get(path);
        return api.put(path, now.status() == 200 ? now.tag() : "\"0\"", body);
    }
}
