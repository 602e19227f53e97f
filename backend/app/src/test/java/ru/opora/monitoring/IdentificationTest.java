package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.monitoring.Listings.LISTS;
import static ru.opora.monitoring.Listings.RULES;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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

    @Autowired
    private WebTestClient web;

    private Listings lists;

    @BeforeEach
    void lists() {
        lists = new Listings(web);
    }

    @Test
    void whoMayNotMakeRulesAndLists() {
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(RULES, Listings.rule(0.3, 2, 2, "OR")).problem(403, "forbidden");
        }
        Api.anonymous(web).get(LISTS).problem(401, "unauthenticated");
        Api.client(web, "surveys:read").get(LISTS).problem(403, "forbidden");
        Api rita = Api.as(web, RITA);
        String draft = rita.post(RULES, Listings.rule(0.3, 2, 2, "OR")).is(201).id();
        for (String person : List.of(BOB, SASHA)) {
            Api.as(web, person).get(RULES + "/" + draft).problem(404, "not-found");
        }
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
        Answer draft = rita.post(RULES, Listings.rule(0.3, 2, 2, "OR")).is(201);
        Map<String, Object> change = Listings.rule(0.35, 2, null, "OR");
        change.remove("organizationId");
        String path = RULES + "/" + draft.id();
        put(path, "\"0\"", change).is(200);
        put(path, "\"0\"", change).problem(412, "stale");
        Answer published = rita.post(path + "/publish").is(200);
        assertThat(published.json().at("/number").asInt()).isPositive();
        assertThat(published.json().at("/allowedActions"))
                .extracting(word -> word.asString())
                .containsExactly("run");
        put(path, "\"2\"", change).problem(409, "illegal-state");
        rita.post(RULES, Listings.rule(0.3, null, null, "OR"))
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
        String list = lists.list(Listings.rule(0.3, 2, 2, "OR"), year);
        Answer schools =
                Api.as(web, RITA).get(list + "/schools?category=LOW_OUTCOMES").is(200);
        assertThat(schools.json().at("/items")).hasSize(1);
        assertThat(schools.at("/items/0/organization/id")).isEqualTo(NORTH_SCHOOL.toString());
        assertThat(schools.at("/items/0/category")).isEqualTo("LOW_OUTCOMES");
        assertThat(schools.json().at("/items/0/evidence/figures"))
                .as("6 of 20 are exactly 30 percent; 5 of 20 are not enough")
                .extracting(figure -> figure.at("/subject").asString() + " "
                        + figure.at("/below").asInt())
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
                .get(lists.list(Listings.rule(0.3, 2, 2, "OR"), year) + "/schools")
                .is(200);
        assertThat(either.json().at("/items"))
                .extracting(item -> item.at("/organization/id").asString() + " "
                        + item.at("/category").asString())
                .containsExactlyInAnyOrder(NORTH_SCHOOL + " LOW_OUTCOMES", SOUTH_SCHOOL + " RISK_ZONE");
        Answer low = Api.as(web, RITA)
                .get(lists.list(Listings.rule(0.3, 2, 2, "OR"), year) + "/schools?category=LOW_OUTCOMES")
                .is(200);
        assertThat(low.json().at("/items/0/evidence/running").asBoolean()).isTrue();
        assertThat(low.json().at("/items/0/evidence/figures"))
                .extracting(figure -> figure.at("/schoolYear").asInt())
                .containsExactly(year, year - 1);
        Answer both = Api.as(web, RITA)
                .get(lists.list(Listings.rule(0.3, 2, 2, "AND"), year) + "/schools?category=LOW_OUTCOMES")
                .is(200);
        assertThat(both.json().at("/items")).isEmpty();
    }

    @Test
    void aListIsFoundAgainAfterItsFiguresWereCorrected() {
        int year = 2082;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.recorded(web, "Химия", year, NORTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 2, null, "OR"), year);
        Results.record(web, one, NORTH_SCHOOL, 20, 1);
        Results.record(web, one, SOUTH_SCHOOL, 20, 20);
        Answer again = Api.as(web, RITA).get(list + "/verification").is(200);
        assertThat(again.json().at("/equal").asBoolean()).as(again.text()).isTrue();
        assertThat(again.json().at("/listed").asInt()).isEqualTo(1);
        assertThat(again.json().at("/found").asInt()).isEqualTo(1);
        String later = lists.list(Listings.rule(0.3, 2, null, "OR"), year);
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
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        Answer stricter = Api.as(web, RITA)
                .post(list + "/what-if", Map.of("definition", Listings.definition(0.4, 1, null, "OR")))
                .is(200);
        assertThat(stricter.json().at("/now/lowOutcomes").asInt()).isEqualTo(1);
        assertThat(stricter.json().at("/then/lowOutcomes").asInt()).isZero();
        assertThat(stricter.at("/moves/0/from")).isEqualTo("LOW_OUTCOMES");
        assertThat(stricter.at("/moves/0/to")).isEqualTo("RISK_ZONE");
        assertThat(Api.as(web, RITA)
                        .get(list)
                        .is(200)
                        .json()
                        .at("/counts/lowOutcomes")
                        .asInt())
                .isEqualTo(1);
        Api.as(web, RITA).post(list + "/announce").is(200);
        Api.as(web, BOB)
                .post(list + "/what-if", Map.of("definition", Listings.definition(0.4, 1, null, "OR")))
                .problem(403, "forbidden");
    }

    @Test
    void aListIsNotPublic() {
        int year = 2031;
        String one = Results.recorded(web, "Математика", year, NORTH_SCHOOL, 20, 10);
        Results.record(web, one, SOUTH_SCHOOL, 20, 10);
        String list = lists.list(Listings.rule(0.3, 1, null, "OR"), year);
        for (String person : List.of(BOB, DORA, SASHA)) {
            Api.as(web, person).get(list).problem(404, "not-found");
            Api.as(web, person).get(list + "/schools").problem(404, "not-found");
            assertThat(Api.as(web, person).get(LISTS).is(200).text())
                    .doesNotContain(list.substring(LISTS.length() + 1));
        }
        String entry = Api.as(web, RITA).get(list + "/schools").at("/items/0/id");
        Api.as(web, SASHA).get(Api.V1 + "/identified-schools/" + entry).problem(404, "not-found");
        String record = Api.V1 + "/audit-entries?entity=identifiedSchool&entityId="
                + lists.entry(list, NORTH_SCHOOL.toString());
        assertThat(Api.as(web, BOB).get(record).is(200).json().at("/items"))
                .as("the record of changes does not say it either")
                .isEmpty();
        assertThat(own(SASHA)).isEmpty();
        Api.as(web, BOB).post(list + "/announce").problem(403, "forbidden");
        Api.as(web, OLEG).post(list + "/announce").problem(403, "forbidden");
        Api.as(web, RITA).post(list + "/announce").is(200);
        Api.as(web, RITA).post(list + "/announce").problem(409, "illegal-state");
        assertThat(lists.schools(list, SASHA)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(lists.schools(list, BOB)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(lists.schools(list, DORA)).containsExactly(SOUTH_SCHOOL.toString());
        assertThat(lists.schools(list, OLEG)).hasSize(2);
        Answer seen = Api.as(web, SASHA).get(list).is(200);
        assertThat(seen.json().at("/counts/lowOutcomes").asInt()).isEqualTo(1);
        assertThat(seen.json().at("/lookedAt").isNull()).isTrue();
        assertThat(own(SASHA)).hasSize(1);
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

    private Answer put(String path, String tag, Object body) {
        return Api.answer(Api.as(web, RITA)
                .request(HttpMethod.PUT, path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(body));
    }
}
