package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.monitoring.Results.ASSESSMENTS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import tools.jackson.databind.JsonNode;

/** Assessments, and what schools came to: each school sees its own, and no figure is ever lost. */
@ApiTest
class AssessmentTest {

    @Autowired
    private WebTestClient web;

    @Test
    void whoMayNotAddAnAssessment() {
        Map<String, Object> body = Results.assessment(REGION, "Химия", 2011);
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(ASSESSMENTS, body).problem(403, "forbidden");
        }
        Api.anonymous(web).post(ASSESSMENTS, body).problem(401, "unauthenticated");
        Api.client(web, "monitoring:read").post(ASSESSMENTS, body).problem(403, "forbidden");
        Api.client(web, "surveys:read").get(ASSESSMENTS).problem(403, "forbidden");
    }

    @Test
    void whoMayNotWriteOrCorrectResults() {
        String path = Results.recorded(web, "Химия", 2012, NORTH_SCHOOL, 20, 8);
        Object more = Map.of("items", List.of(Results.item(NORTH_SCHOOL, 20, 1)));
        for (String person : List.of(BOB, DORA, SASHA, OLEG)) {
            Api.as(web, person).post(path + "/results", more).problem(403, "forbidden");
        }
        String result = result(path, RITA, 0);
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api.as(web, person).post(result + "/correct", correction(5)).problem(403, "forbidden");
        }
        Api.as(web, DORA).post(result + "/correct", correction(5)).problem(404, "not-found");
        String own = ASSESSMENTS
                + "/"
                + Api.as(web, BOB)
                        .post(ASSESSMENTS, Results.assessment(NORTH, "Химия", 2012))
                        .is(201)
                        .id();
        Api.as(web, BOB)
                .post(own + "/results", Map.of("items", List.of(Results.item(SOUTH_SCHOOL, 20, 1))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
        Api.as(web, DORA).get(own).problem(404, "not-found");
        Api.as(web, SASHA).get(own).is(200);
    }

    @Test
    void aSchoolSeesItsOwnResultsOnly() {
        String path = Results.recorded(web, "Физика", 2013, NORTH_SCHOOL, 20, 8);
        Results.record(web, path, SOUTH_SCHOOL, 30, 3);
        assertThat(schools(path, RITA)).containsExactlyInAnyOrder(NORTH_SCHOOL.toString(), SOUTH_SCHOOL.toString());
        assertThat(schools(path, SASHA)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(schools(path, BOB)).containsExactly(NORTH_SCHOOL.toString());
        assertThat(schools(path, DORA)).containsExactly(SOUTH_SCHOOL.toString());
        assertThat(schools(path, OLEG)).hasSize(2);
        assertThat(Api.as(web, SASHA)
                        .get(path + "/summary")
                        .is(200)
                        .json()
                        .at("/participants")
                        .asInt())
                .isEqualTo(20);
        Answer whole = Api.as(web, RITA).get(path + "/summary").is(200);
        assertThat(whole.json().at("/schools").asInt()).isEqualTo(2);
        assertThat(whole.json().at("/belowShare").asDouble()).isEqualTo(0.22);
        assertThat(whole.json().at("/mean").isNull()).as("nobody says it").isTrue();
        assertThat(Api.as(web, SASHA)
                        .get(path + "/results")
                        .json()
                        .at("/items/0/recordedBy")
                        .isNull())
                .as("of the region's people a school sees none")
                .isTrue();
        String foreign = Api.V1 + "/organizations/" + SOUTH_SCHOOL + "/assessment-results";
        assertThat(Api.as(web, SASHA).get(foreign).status()).isIn(403, 404);
        assertThat(Api.as(web, DORA).get(foreign).is(200).at("/items/0/assessment/subject"))
                .isNotBlank();
    }

    @Test
    void everySumOpensToTheRowsItIsMadeOf() {
        String path = Results.recorded(web, "Обществознание", 2019, NORTH_SCHOOL, 20, 8);
        Api rita = Api.as(web, RITA);
        Map<String, Object> unsaid = Map.of("organizationId", SOUTH_SCHOOL, "classLetter", "Б", "participants", 7);
        rita.post(path + "/results", Map.of("items", List.of(classResult("А", 3), unsaid)))
                .is(200);
        JsonNode sums = rita.get(path + "/summary").is(200).json();
        assertThat(sums.at("/participants").asInt())
                .as("a class beside its whole is in it already")
                .isEqualTo(27);
        assertThat(behind(path, RITA, "PARTICIPANTS", "participants")).containsExactlyInAnyOrder(20, 7);
        assertThat(behind(path, RITA, "BELOW", "below"))
                .as("who does not say it stands behind no sum")
                .containsExactly(sums.at("/below").asInt());
        assertThat(behind(path, RITA, "MEAN", "participants")).isEmpty();
        assertThat(behind(path, DORA, "PARTICIPANTS", "participants")).containsExactly(7);
        assertThat(behind(path, SASHA, "PARTICIPANTS", "participants")).containsExactly(20);
        rita.get(path + "/results?behind=MARKS").problem(400, "bad-request");
    }

    @Test
    void aCorrectionStandsForAResultAndTheResultIsKept() {
        String path = Results.recorded(web, "Биология", 2014, NORTH_SCHOOL, 20, 8);
        Api rita = Api.as(web, RITA);
        String result = result(path, RITA, 0);
        Answer corrected = rita.post(result + "/correct", correction(5)).is(201);
        assertThat(corrected.json().at("/below").asInt()).isEqualTo(5);
        assertThat(corrected.at("/reason")).isEqualTo("Апелляция");
        assertThat(rita.get(path + "/results").json().at("/items")).hasSize(1);
        Answer versions = rita.get(result + "/versions").is(200);
        assertThat(versions.json().at("/items"))
                .extracting(item -> item.at("/below").asInt())
                .containsExactly(5, 8);
        assertThat(versions.json().at("/items/0/validTo").isNull()).isTrue();
        assertThat(versions.at("/items/1/validTo")).isEqualTo(versions.at("/items/0/validFrom"));
        Answer stale = rita.post(result + "/correct", correction(4)).problem(412, "stale");
        assertThat(stale.json().at("/current/below").asInt()).isEqualTo(5);
        rita.post(result(path, RITA, 0) + "/correct", Map.of("participants", 3, "below", 4, "reason", "Ошибка"))
                .problem(422, "invalid-fields")
                .pointing("/below", "INVALID");
    }

    @Test
    void writingTheSameTwiceAddsNothing() {
        String path = Results.recorded(web, "История", 2015, NORTH_SCHOOL, 20, 8);
        Api rita = Api.as(web, RITA);
        Map<String, Object> same = Map.of("items", List.of(Results.item(NORTH_SCHOOL, 20, 8)));
        assertThat(rita.post(path + "/results", same).is(200).json().at("/same").asInt())
                .isEqualTo(1);
        Map<String, Object> other = Map.of("items", List.of(Results.item(NORTH_SCHOOL, 20, 9)));
        assertThat(rita.post(path + "/results", other)
                        .is(200)
                        .json()
                        .at("/changed")
                        .asInt())
                .isEqualTo(1);
        assertThat(rita.get(path + "/results").json().at("/items")).hasSize(1);
    }

    @Test
    void aLetterIsTheSameHoweverItIsWritten() {
        String path = Results.recorded(web, "Право", 2017, NORTH_SCHOOL, 20, 8);
        Api rita = Api.as(web, RITA);
        Map<String, Object> small = classResult(" а ", 3);
        Map<String, Object> large = classResult("А", 3);
        rita.post(path + "/results", Map.of("items", List.of(small, large)))
                .problem(422, "invalid-fields")
                .pointing("/items/1/organizationId", "ALREADY_EXISTS");
        assertThat(rita.post(path + "/results", Map.of("items", List.of(small)))
                        .is(200)
                        .json()
                        .at("/added")
                        .asInt())
                .isEqualTo(1);
        assertThat(rita.post(path + "/results", Map.of("items", List.of(large)))
                        .is(200)
                        .json()
                        .at("/same")
                        .asInt())
                .isEqualTo(1);
        assertThat(rita.get(path + "/results").json().at("/items"))
                .extracting(item -> item.at("/classLetter").asString())
                .containsExactly("", "А");
    }

    @Test
    void ofThoseWhoWriteAtOnceNobodysFiguresAreLost() {
        String path = Results.recorded(web, "Экология", 2018, NORTH_SCHOOL, 20, 0);
        Function<Integer, Answer> write = below -> Api.as(web, RITA)
                .post(path + "/results", Map.of("items", List.of(Results.item(NORTH_SCHOOL, 20, below))));
        assertThat(AtOnce.each(List.of(1, 2, 3, 4, 5, 6, 7, 8), write))
                .allSatisfy(answer ->
                        assertThat(answer.is(200).json().at("/changed").asInt()).isEqualTo(1));
        assertThat(Api.as(web, RITA)
                        .get(result(path, RITA, 0) + "/versions")
                        .is(200)
                        .json()
                        .at("/items"))
                .extracting(item -> item.at("/below").asInt())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void anAssessmentWithResultsStaysTheSameProcedure() {
        String path = Results.recorded(web, "География", 2016, NORTH_SCHOOL, 20, 8);
        Api rita = Api.as(web, RITA);
        Answer found = rita.get(path).is(200);
        Map<String, Object> change = Results.assessment(REGION, "Геология", 2016);
        change.remove("organizationId");
        put(path, found.tag(), change).problem(422, "invalid-fields").pointing("/subject", "IN_USE");
        change.put("subject", "География");
        change.put("heldOn", "2017-04-12");
        Answer changed = put(path, found.tag(), change).is(200);
        assertThat(changed.at("/heldOn")).isEqualTo("2017-04-12");
        put(path, found.tag(), change).problem(412, "stale");
        rita.delete(path, changed.tag()).problem(409, "conflict");
        String empty = ASSESSMENTS
                + "/"
                + rita.post(ASSESSMENTS, Results.assessment(REGION, "Астрономия", 2016))
                        .is(201)
                        .id();
        rita.post(ASSESSMENTS, Results.assessment(REGION, "Астрономия", 2016)).problem(409, "already-exists");
        rita.delete(empty, null).problem(428, "precondition-required");
        rita.delete(empty, "\"0\"").is(204);
        rita.get(ASSESSMENTS + "/" + UUID.randomUUID()).problem(404, "not-found");
    }

    /** The figure of each row that a sum is made of. */
    private List<Integer> behind(String path, String person, String sum, String figure) {
        return Api.as(web, person)
                .get(path + "/results?behind=" + sum)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/" + figure).asInt())
                .toList();
    }

    private List<String> schools(String path, String person) {
        return Api.as(web, person)
                .get(path + "/results")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/organization/id").asString())
                .toList();
    }

    private String result(String path, String person, int at) {
        return Api.V1
                + "/assessment-results/"
                + Api.as(web, person)
                        .get(path + "/results")
                        .is(200)
                        .json()
                        .at("/items/" + at + "/id")
                        .asLong();
    }

    private static Map<String, Object> classResult(String letter, int below) {
        return Map.of("organizationId", NORTH_SCHOOL, "classLetter", letter, "participants", 10, "below", below);
    }

    private static Map<String, Object> correction(int below) {
        return Map.of("participants", 20, "below", below, "reason", "Апелляция");
    }

    private Answer put(String path, String tag, Object body) {
        return Api.answer(Api.as(web, RITA)
                .request(HttpMethod.PUT, path)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(body));
    }
}
