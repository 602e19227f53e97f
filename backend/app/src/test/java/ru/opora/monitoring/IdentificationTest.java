package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** Schools found by a rule that is data: why, who sees it, what they may say, what is decided; and the same list again later. */
@ApiTest
class IdentificationTest {

    private static final String RULES = Api.V1 + "/identification-rules";
    private static final String LISTS = Api.V1 + "/identifications";

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotMakeRulesAndLists() {
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(RULES, rule(0.3, 2, 2, "OR")).problem(403, "forbidden");
        }
        Api.anonymous(web).get(LISTS).problem(401, "unauthenticated");
        Api.client(web, "surveys:read").get(LISTS).problem(403, "forbidden");
        Api rita = Api.as(web, RITA);
        String draft = rita.post(RULES, rule(0.3, 2, 2, "OR")).is(201).id();
        rita.post(LISTS, Map.of("ruleId", draft, "schoolYear", 2051)).problem(409, "rule-not-published");
        rita.post(RULES + "/" + draft + "/publish").is(200);
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person)
                    .post(LISTS, Map.of("ruleId", draft, "schoolYear", 2051))
                    .problem(403, "forbidden");
        }
        Api.as(web, BOB).get(RULES + "/" + draft).is(200);
    }

    @Test
    void aPublishedRuleNeverChanges() {
        Api rita = Api.as(web, RITA);
        Answer draft = rita.post(RULES, rule(0.3, 2, 2, "OR")).is(201);
        Map<String, Object> change = rule(0.35, 2, null, "OR");
        change.remove("organizationId");
        String path = RULES + "/" + draft.id();
        put(path, "\"0\"", change).is(200);
        put(path, "\"0\"", change).problem(412, "stale");
        Answer published = rita.post(path + "/publish").is(200);
        assertThat(published.json().at("/number").asInt()).isPositive();
        assertThat(published.json().at("/allowedActions")).extracting(word -> word.asString()).containsExactly("run");
        put(path, "\"2\"", change).problem(409, "illegal-state");
        rita.post(RULES, rule(0.3, null, null, "OR"))
                .problem(422, "invalid-fields")
                .pointing("/definition/categories/0/procedures", "INVALID");
    }

    @Test
    void eachListedSchoolShowsWhyWithItsFigures() {
        int year = 2062;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 6);
        Results.recorded(web, "Русский язык", year, NORTH_SCHOOL, 10, 9);
        String physics = Results.recorded(web, "Физика", year, NORTH_SCHOOL, 20, 5);
        Results.record(web, physics, SOUTH_SCHOOL, 30, 15);
        String list = list(rule(0.3, 2, 2, "OR"), year);
        Answer schools = Api.as(web, RITA).get(list + "/schools").is(200);
        assertThat(schools.json().at("/items")).hasSize(1);
        assertThat(schools.at("/items/0/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(schools.at("/items/0/category")).isEqualTo("LOW_OUTCOMES");
        assertThat(schools.json().at("/items/0/evidence/figures"))
                .as("6 of 20 are exactly 30 percent; 5 of 20 are not enough")
                .extracting(figure -> figure.at("/subject").asString() + " " + figure.at("/below").asInt())
                .containsExactly("Русский язык 9", "Математика 6");
        assertThat(schools.json().at("/items/0/evidence/procedures").asInt()).isEqualTo(3);
        assertThat(schools.json().at("/items/0/evidence/sameYear").asBoolean()).isTrue();
        assertThat(schools.json().at("/items/0/evidence/running").asBoolean()).isFalse();
    }

    @Test
    void theSameProcedureTwoYearsRunningAndTheZoneOfRisk() {
        int year = 2072;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 8);
        Results.recorded(web, "Математика", year - 1, NORTH_SCHOOL, 20, 9);
        Results.recorded(web, "Химия", year, SOUTH_SCHOOL, 20, 5);
        Answer either = Api.as(web, RITA)
                .get(list(rule(0.3, 2, 2, "OR"), year) + "/schools")
                .is(200);
        assertThat(either.json().at("/items"))
                .extracting(item -> item.at("/organization/id").asString() + " " + item.at("/category").asString())
                .containsExactlyInAnyOrder(NORTH_SCHOOL + " LOW_OUTCOMES", SOUTH_SCHOOL + " RISK_ZONE");
        Answer low = Api.as(web, RITA)
                .get(list(rule(0.3, 2, 2, "OR"), year) + "/schools?category=LOW_OUTCOMES")
                .is(200);
        assertThat(low.json().at("/items/0/evidence/running").asBoolean()).isTrue();
        assertThat(low.json().at("/items/0/evidence/figures"))
                .extracting(figure -> figure.at("/schoolYear").asInt())
                .containsExactly(year, year - 1);
        Answer both = Api.as(web, RITA)
                .get(list(rule(0.3, 2, 2, "AND"), year) + "/schools?category=LOW_OUTCOMES")
                .is(200);
        assertThat(both.json().at("/items")).isEmpty();
    }

    @Test
    void aListIsFoundAgainAfterItsFiguresWereCorrected() {
        int year = 2082;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.recorded(web, "Химия", year, NORTH_SCHOOL, 20, 10);
        String list = list(rule(0.3, 2, null, "OR"), year);
        Results.record(web, one, NORTH_SCHOOL, 20, 1);
        Results.record(web, one, SOUTH_SCHOOL, 20, 20);
        Answer again = Api.as(web, RITA).get(list + "/verification").is(200);
        assertThat(again.json().at("/equal").asBoolean()).as(again.text()).isTrue();
        assertThat(again.json().at("/listed").asInt()).isEqualTo(1);
        assertThat(again.json().at("/found").asInt()).isEqualTo(1);
        String later = list(rule(0.3, 2, null, "OR"), year);
        assertThat(Api.as(web, RITA).get(later + "/schools").is(200).json().at("/items"))
                .extracting(item -> item.at("/category").asString())
                .as("only the zone of risk is left")
                .doesNotContain("LOW_OUTCOMES");
        Api.as(web, OLEG).get(list + "/verification").is(200);
        Api.as(web, BOB).get(list + "/verification").problem(404, "not-found");
    }

    @Test
    void anotherThresholdIsSeenSideBySideAndNothingIsStored() {
        int year = 2092;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 7);
        String list = list(rule(0.3, 1, null, "OR"), year);
        Answer stricter = Api.as(web, RITA)
                .post(list + "/what-if", Map.of("definition", definition(0.4, 1, null, "OR")))
                .is(200);
        assertThat(stricter.json().at("/now/lowOutcomes").asInt()).isEqualTo(1);
        assertThat(stricter.json().at("/then/lowOutcomes").asInt()).isZero();
        assertThat(stricter.at("/moves/0/from")).isEqualTo("LOW_OUTCOMES");
        assertThat(stricter.at("/moves/0/to")).isEqualTo("RISK_ZONE");
        assertThat(Api.as(web, RITA).get(list).is(200).json().at("/counts/lowOutcomes").asInt())
                .isEqualTo(1);
        Api.as(web, RITA).post(list + "/announce").is(200);
        Api.as(web, BOB)
                .post(list + "/what-if", Map.of("definition", definition(0.4, 1, null, "OR")))
                .problem(403, "forbidden");
    }

    @Test
    void aListIsNotPublic() {
        int year = 2031;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.record(web, one, SOUTH_SCHOOL, 20, 10);
        String list = list(rule(0.3, 1, null, "OR"), year);
        for (String person : List.of(BOB, DORA, SASHA)) {
            Api.as(web, person).get(list).problem(404, "not-found");
            Api.as(web, person).get(list + "/schools").problem(404, "not-found");
            assertThat(Api.as(web, person).get(LISTS).is(200).text()).doesNotContain(list.substring(LISTS.length() + 1));
        }
        String entry = Api.as(web, RITA).get(list + "/schools").at("/items/0/id");
        Api.as(web, SASHA).get(Api.V1 + "/identified-schools/" + entry).problem(404, "not-found");
        assertThat(own(SASHA)).isEmpty();
        Api.as(web, BOB).post(list + "/announce").problem(403, "forbidden");
        Api.as(web, OLEG).post(list + "/announce").problem(403, "forbidden");
        Api.as(web, RITA).post(list + "/announce").is(200);
        Api.as(web, RITA).post(list + "/announce").problem(409, "illegal-state");
        assertThat(schools(list, SASHA)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(schools(list, BOB)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(schools(list, DORA)).containsExactly(SOUTH_SCHOOL.toString());
        assertThat(schools(list, OLEG)).hasSize(2);
        Answer seen = Api.as(web, SASHA).get(list).is(200);
        assertThat(seen.json().at("/counts/lowOutcomes").asInt()).isEqualTo(1);
        assertThat(seen.json().at("/lookedAt").isNull()).isTrue();
        assertThat(own(SASHA)).hasSize(1);
    }

    @Test
    void aSchoolDisagreesIsAnsweredAndAnOrderTakesItIntoAProgramme() {
        int year = 2041;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.record(web, one, SOUTH_SCHOOL, 20, 10);
        String list = list(rule(0.3, 1, null, "OR"), year);
        Api rita = Api.as(web, RITA);
        String programme = rita.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId", REGION,
                                "kind", "REGIONAL",
                                "name", "Поддержка школ",
                                "grounds", List.of(Map.of("code", "LOW", "name", "Низкие результаты")),
                                "cohortYears", List.of(year)))
                .is(201)
                .id();
        rita.post(list + "/announce").is(200);
        String north = entry(list, NORTH_SCHOOL.toString());
        String south = entry(list, SOUTH_SCHOOL.toString());
        String path = Api.V1 + "/identified-schools/" + north;
        Map<String, Object> dispute = Map.of("text", "В работе были ошибки проверки");
        Api.as(web, DORA).post(path + "/dispute", dispute).problem(404, "not-found");
        Api.as(web, OLEG).post(path + "/dispute", dispute).problem(403, "forbidden");
        rita.post(path + "/dispute", dispute).problem(403, "forbidden");
        assertThat(Api.as(web, SASHA).post(path + "/dispute", dispute).is(200).at("/state"))
                .isEqualTo("DISPUTED");
        Api.as(web, SASHA).post(path + "/dispute", dispute).problem(409, "illegal-state");
        rita.post(list + "/decide", decision(programme, year, north, south)).problem(409, "illegal-state");
        Map<String, Object> answer = Map.of("text", "Перепроверено: без изменений", "upheld", false);
        Api.as(web, SASHA).post(path + "/answer", answer).problem(403, "forbidden");
        assertThat(rita.post(path + "/answer", answer).is(200).at("/dispute/answeredBy")).isEqualTo("Рита Орлова");
        Api.as(web, BOB).post(list + "/decide", decision(programme, year, north)).problem(403, "forbidden");
        rita.post(list + "/decide", decision(programme, year + 1, north, south))
                .problem(422, "invalid-fields")
                .pointing("/programme/cohortYear", "UNKNOWN_COHORT");
        assertThat(rita.get(path).at("/state")).as("nothing was decided").isEqualTo("ANSWERED");
        Answer decided = rita.post(list + "/decide", decision(programme, year, north, south)).is(200);
        assertThat(decided.json().at("/counts/included").asInt()).isEqualTo(2);
        String participation = rita.get(path).at("/decision/participationId");
        Answer taken = rita.get(Api.V1 + "/participations/" + participation).is(200);
        assertThat(taken.at("/orderNumber")).isEqualTo("41-п");
        assertThat(taken.at("/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        rita.post(list + "/decide", decision(programme, year, north)).problem(409, "illegal-state");
    }

    @Test
    void leavingASchoolOutTakesAReason() {
        int year = 2036;
        Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        String list = list(rule(0.3, 1, null, "OR"), year);
        Api rita = Api.as(web, RITA);
        Map<String, Object> out = new HashMap<>(
                Map.of("schools", List.of(entry(list, NORTH_SCHOOL.toString())), "verdict", "EXCLUDE", "orderNumber",
                        "42-п", "orderDate", year + "-10-01"));
        rita.post(list + "/decide", out).problem(409, "illegal-state");
        rita.post(list + "/announce").is(200);
        rita.post(list + "/decide", out).problem(422, "invalid-fields").pointing("/reason", "REQUIRED");
        out.put("reason", "Школа реорганизуется");
        assertThat(rita.post(list + "/decide", out)
                        .is(200)
                        .json()
                        .at("/counts/excluded")
                        .asInt())
                .isEqualTo(1);
    }

    private String list(Map<String, Object> rule, int year) {
        Api rita = Api.as(web, RITA);
        String id = rita.post(RULES, rule).is(201).id();
        rita.post(RULES + "/" + id + "/publish").is(200);
        return LISTS
                + "/"
                + rita.post(LISTS, Map.of("ruleId", id, "schoolYear", year))
                        .is(201)
                        .id();
    }

    private String entry(String list, String school) {
        return Api.as(web, RITA).get(list + "/schools").is(200).json().at("/items").valueStream()
                .filter(item -> item.at("/organization/id").asString().equals(school))
                .map(item -> item.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private List<String> schools(String list, String person) {
        return Api.as(web, person).get(list + "/schools").is(200).json().at("/items").valueStream()
                .map(item -> item.at("/organization/id").asString())
                .toList();
    }

    private List<Integer> own(String person) {
        return Api.as(web, person)
                .get(Api.V1 + "/organizations/" + NORTH_SCHOOL + "/identifications")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/schoolYear").asInt())
                .filter(year -> year == 2031)
                .toList();
    }

    private static Map<String, Object> decision(String programme, int cohort, String... entries) {
        return Map.of(
                "schools",
                List.of(entries),
                "verdict",
                "INCLUDE",
                "orderNumber",
                "41-п",
                "orderDate",
                cohort + "-01-14",
                "programme",
                Map.of(
                        "programmeId", programme,
                        "cohortYear", cohort,
                        "grounds", List.of("LOW"),
                        "enteredOn", cohort + "-02-01"));
    }

    private static Map<String, Object> rule(double share, Integer procedures, Integer years, String join) {
        Map<String, Object> body = new HashMap<>();
        body.put("organizationId", REGION);
        body.put("name", "Низкие результаты");
        body.put("source", "Приказ департамента");
        body.put("definition", definition(share, procedures, years, join));
        return body;
    }

    private static Map<String, Object> definition(double share, Integer procedures, Integer years, String join) {
        Map<String, Object> low = new HashMap<>();
        low.put("category", "LOW_OUTCOMES");
        low.put("share", share);
        low.put("procedures", procedures);
        low.put("years", years);
        low.put("join", join);
        return Map.of(
                "kinds",
                List.of("VPR"),
                "smallest",
                5,
                "categories",
                List.of(low, Map.of("category", "RISK_ZONE", "share", 0.2, "procedures", 1)));
    }

    private Answer put(String path, String tag, Object body) {
        return Api.answer(Api.as(web, RITA)
                .request(HttpMethod.PUT, path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(body));
    }
}
