package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import tools.jackson.databind.JsonNode;

@ApiTest
class ResultsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotSeeResults() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL);
        Api.as(web, DORA).get(path(campaign, SOUTH)).problem(404, "not-found");
        Api.as(web, SASHA).get(path(campaign, REGION)).problem(403, "forbidden");
        Api.as(web, SASHA).get(path(campaign, NORTH)).problem(403, "forbidden");
        Api.as(web, SASHA).get(path(campaign, SOUTH_SCHOOL)).problem(404, "not-found");
        Api.as(web, SASHA).get(path(campaign, NORTH_SCHOOL)).is(200);
        Api.as(web, RITA).get(CAMPAIGNS + "/" + campaign + "/results").problem(400, "bad-request");
    }

    @Test
    void distributionsAndMeansAreRight() {
        String campaign = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Forms.answers(web, token, 5, "a");
        Forms.answers(web, token, 10, "c");
        Answer results = counted(BOB, campaign, NORTH);
        assertThat(results.json().at("/responses").asInt()).isEqualTo(15);
        JsonNode mood = item(results, "mood");
        assertThat(mood.at("/answered").asInt()).isEqualTo(15);
        assertThat(mood.at("/choices/0/count").asInt()).isEqualTo(5);
        assertThat(mood.at("/choices/1/count").asInt()).isZero();
        assertThat(mood.at("/choices/2/count").asInt()).isEqualTo(10);
        assertThat(mood.at("/mean").asDouble()).isEqualTo(20.0 / 15);
        assertThat(item(results, "rate").at("/mean").asDouble()).isEqualTo(3.0);
        assertThat(item(results, "rate").at("/choices/4/count").asInt()).isEqualTo(3);
        assertThat(item(results, "years").at("/answered").asInt()).isZero();
        assertThat(recount(campaign)).isEqualTo("0");
    }

    @Test
    void aSmallSchoolIsHiddenAndCannotBeFoundBySubtraction() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        Forms.answers(web, Forms.token(web, RITA, campaign, NORTH_SCHOOL), 4, "a");
        Forms.answers(web, Forms.token(web, RITA, campaign, SOUTH_SCHOOL), 9, "c");
        Answer region = counted(RITA, campaign, REGION);
        Answer school = Api.as(web, SASHA).get(path(campaign, NORTH_SCHOOL)).is(200);
        assertThat(school.json().at("/responses").isNull()).isTrue();
        assertThat(school.json().at("/items")).isEmpty();
        Answer beside = Api.as(web, RITA).get(path(campaign, SOUTH_SCHOOL)).is(200);
        boolean whole = !region.json().at("/responses").isNull();
        boolean other = !beside.json().at("/responses").isNull();
        assertThat(whole && other).as("13 - 9 = 4").isFalse();
        Answer compared = Api.as(web, RITA)
                .get(CAMPAIGNS + "/" + campaign + "/comparison?item=mood&audience=TEACHER")
                .is(200);
        assertThat(compared.json().at("/items"))
                .allSatisfy(row -> assertThat(row.at("/result/hidden").asBoolean() || !whole)
                        .isTrue());
    }

    @Test
    void aQuestionThatFewAnsweredIsHiddenInALargeGroup() {
        String campaign = Forms.started(web, BOB, NORTH, "PUPIL", NORTH_SCHOOL);
        String token = Forms.token(web, BOB, campaign, NORTH_SCHOOL);
        Forms.answers(web, token, 6, "b");
        for (int i = 0; i < 3; i++) {
            Forms.send(web, token, UUID.randomUUID(), Map.of("answers", Map.of("mood", "a", "years", 5)))
                    .is(201);
        }
        String path = CAMPAIGNS + "/" + campaign + "/results?audience=PUPIL";
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, BOB).get(path).json().at("/waiting").asInt() == 0);
        Answer results = Api.as(web, BOB).get(path).is(200);
        assertThat(results.json().at("/responses").asInt()).isEqualTo(9);
        assertThat(item(results, "years").at("/hidden").asBoolean()).isTrue();
        assertThat(item(results, "years").at("/mean").isNull()).isTrue();
        assertThat(item(results, "mood").at("/hidden").asBoolean()).isFalse();
    }

    private static JsonNode item(Answer results, String name) {
        for (JsonNode item : results.json().at("/items")) {
            if (item.at("/name").asString().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name + " in " + results.text());
    }

    /** The results once every answer is in the counts. */
    private Answer counted(String person, String campaign, UUID within) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Api.as(web, person)
                                .get(path(campaign, within))
                                .json()
                                .at("/waiting")
                                .asInt(-1)
                        == 0);
        return Api.as(web, person).get(path(campaign, within)).is(200);
    }

    /** How many counts differ from a full recount of the answers. */
    private String recount(String campaign) {
        String cells = """
                SELECT c.participant_id, c.audience, c.item, c.choice, c.count, c.total
                FROM surveys_cells(ARRAY(SELECT r.id FROM surveys_responses r WHERE r.campaign_id = '%1$s')) c""";
        String sql = """
                SELECT (
                  (SELECT count(*) FROM ((SELECT t.participant_id, t.item, t.choice, t.count, t.total FROM (%2$s) t
                    EXCEPT ALL SELECT n.participant_id, n.item, n.choice, n.count, n.total FROM surveys_counts n)
                    UNION ALL (SELECT n.participant_id, n.item, n.choice, n.count, n.total FROM surveys_counts n
                               JOIN surveys_participants p ON p.id = n.participant_id AND p.campaign_id = '%1$s'
                    EXCEPT ALL SELECT t.participant_id, t.item, t.choice, t.count, t.total FROM (%2$s) t)) d)
                + (SELECT count(*) FROM (SELECT t.audience, t.item, t.choice, sum(t.count), sum(t.total) FROM (%2$s) t GROUP BY 1, 2, 3
                    EXCEPT ALL SELECT w.audience, w.item, w.choice, w.count::numeric, w.total FROM surveys_totals w
                               WHERE w.campaign_id = '%1$s') d))::text""".formatted(campaign, cells.formatted(campaign));
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }

    private static String path(String campaign, UUID within) {
        return CAMPAIGNS + "/" + campaign + "/results?audience=TEACHER&within=" + within;
    }
}
