package ru.opora.roadmaps.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.Roads.IMPORTS;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Effort;
import ru.opora.testing.Plans;
import ru.opora.testing.Roads;
import tools.jackson.databind.JsonNode;

/** From an import to the draft roadmap. */
@ApiTest
class ImportApplyApiTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api bob;

    @BeforeEach
    void signIn() {
        bob = Api.as(web, BOB);
    }

    @Test
    void whatSomebodyCorrectedMeanwhileIsNotApplied() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        bob.patch(path, preview.tag(), Map.of("title", "Исправленный план")).is(200);
        Answer stale = apply(path, preview.tag()).problem(412, "stale");
        assertThat(stale.at("/current/title")).isEqualTo("Исправленный план");
        assertThat(apply(path, bob.get(path).tag()).is(201).at("/title")).isEqualTo("Исправленный план");
    }

    /** A correction and an application at once: what was applied has the correction, or the correction was refused. */
    @Test
    void noCorrectionIsLostBetweenReadingAndApplying() {
        for (int i = 0; i < 10; i++) {
            Answer preview = Roads.preview(web, BOB);
            String path = IMPORTS + "/" + preview.id();
            List<Answer> answers = AtOnce.call(List.of(
                    () -> bob.patch(path, preview.tag(), Map.of("title", "Исправленный план")),
                    () -> bob.post(path + "/apply", Map.of("organizationId", NORTH))));
            boolean corrected = answers.get(0).status() == 200;
            Answer applied = answers.get(1);
            assertThat(applied.status()).as(applied.text()).isIn(201, 412);
            if (applied.status() == 201) {
                assertThat(applied.at("/title").equals("Исправленный план"))
                        .as("%s", answers)
                        .isEqualTo(corrected);
            }
        }
    }

    private Answer apply(String path, String tag) {
        return Api.answer(bob.request(HttpMethod.POST, path + "/apply")
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.IF_MATCH, tag)
                .bodyValue(Map.of("organizationId", NORTH)));
    }

    @Test
    void anAppliedImportIsADraftWithEveryRowAndIsAppliedOnce() {
        Answer preview = Roads.preview(web, BOB);
        String path = IMPORTS + "/" + preview.id();
        Answer draft =
                bob.post(path + "/apply", Map.of("organizationId", NORTH)).is(201);
        assertThat(draft.headers().getLocation()).hasToString(ROADMAPS + "/" + draft.id());
        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        assertThat(draft.at("/importId")).isEqualTo(preview.id());
        assertThat(draft.json().at("/activityCount").asInt()).isEqualTo(Plans.ACTIVITIES);
        assertThat(draft.json().at("/reviewCount").asInt()).isEqualTo(1);
        assertThat(draft.json().at("/sections").size()).isEqualTo(Plans.SECTIONS);
        JsonNode rows =
                bob.get(ROADMAPS + "/" + draft.id() + "/activities").json().at("/items");
        assertThat(rows.valueStream().map(row -> row.at("/number").asString()))
                .containsExactly("1.1", "1.2", "2.1", "2.2");
        assertThat(rows.at("/2/term")).isEqualTo(preview.json().at("/sections/1/activities/0/term"));
        Answer applied = bob.get(path).is(200);
        assertThat(applied.at("/status")).isEqualTo("APPLIED");
        assertThat(applied.at("/roadmapId")).isEqualTo(draft.id());
        assertThat(applied.json().at("/allowedActions").size()).isZero();
        bob.post(path + "/apply", Map.of("organizationId", NORTH)).problem(409, "illegal-state");
        bob.patch(path, applied.tag(), Map.of("title", "А")).problem(409, "illegal-state");
        bob.delete(path, applied.tag()).problem(409, "illegal-state");
    }

    @Test
    void tenAtOnceMakeOneRoadmap() {
        String path = IMPORTS + "/" + Roads.preview(web, BOB).id();
        List<Integer> statuses = AtOnce.call(Collections.nCopies(
                10,
                () -> bob.post(path + "/apply", Map.of("organizationId", NORTH)).status()));
        assertThat(statuses).hasSize(10).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        Long made = DatabaseScope.system(database.sql("SELECT count(*) FROM roadmaps WHERE import_id = $1::uuid")
                        .bind(0, path.substring(IMPORTS.length() + 1))
                        .mapValue(Long.class)
                        .one())
                .block();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void whoseRoadmapAndWhichPeriodMustBeKnownToApply() {
        Answer pasted = Api.as(web, ru.opora.testing.People.ALICE)
                .post(IMPORTS, Map.of("text", Plans.pasted()))
                .is(201);
        Api.as(web, ru.opora.testing.People.ALICE)
                .post(IMPORTS + "/" + pasted.id() + "/apply")
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "REQUIRED");
        String timeless = Plans.pasted().replace("2027", "").replaceAll("на\\s+год", "");
        Answer without = bob.post(IMPORTS, Map.of("text", timeless)).is(201);
        assertThat(without.json().at("/periodStart").isNull()).isTrue();
        bob.post(IMPORTS + "/" + without.id() + "/apply")
                .problem(422, "invalid-fields")
                .pointing("/periodStart", "REQUIRED");
    }

    @Test
    void fiveHundredRowsAreQuick() {
        byte[] plan = Plans.docx(500);
        bob.upload("plan.docx", plan).is(201);
        Duration before = Effort.ofThisProcess();
        Answer answer = bob.upload("plan.docx", plan).is(201);
        Duration taken = Effort.ofThisProcess().minus(before);
        assertThat(answer.json().at("/activityCount").asInt()).isEqualTo(500);
        assertThat(taken).isLessThan(Duration.ofSeconds(8)); // of computing: about 2 s, and a compiler that is at work
        Answer draft = bob.post(IMPORTS + "/" + answer.id() + "/apply", Map.of("organizationId", NORTH))
                .is(201);
        assertThat(bob.get(ROADMAPS + "/" + draft.id() + "/activities?limit=500")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(500);
    }
}
