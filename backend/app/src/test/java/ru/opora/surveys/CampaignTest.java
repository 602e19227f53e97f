package ru.opora.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;

@ApiTest
class CampaignTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotAskOrSeeWhoIsAsked() {
        String questionnaire = Forms.questionnaire(web, RITA, REGION).is(201).id();
        Api.as(web, CHELSEA).get(CAMPAIGNS).problem(403, "forbidden");
        Api.as(web, OLEG).post(CAMPAIGNS, Forms.campaign(REGION, questionnaire)).problem(403, "forbidden");
        Api.as(web, SASHA)
                .post(CAMPAIGNS, Forms.campaign(NORTH_SCHOOL, questionnaire))
                .problem(403, "forbidden");
        Api.as(web, BOB).post(CAMPAIGNS, Forms.campaign(REGION, questionnaire)).problem(403, "forbidden");
        Answer draft = Api.as(web, RITA)
                .post(CAMPAIGNS, Forms.campaign(REGION, questionnaire))
                .is(201);
        Api.as(web, BOB).get(CAMPAIGNS + "/" + draft.id()).problem(404, "not-found");
        String bobs = Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        Api.as(web, DORA).get(CAMPAIGNS + "/" + bobs).problem(404, "not-found");
        Api.as(web, DORA).post(CAMPAIGNS + "/" + bobs + "/close").problem(404, "not-found");
        Api.as(web, SASHA).post(CAMPAIGNS + "/" + bobs + "/close").problem(403, "forbidden");
        Api.as(web, OLEG).post(CAMPAIGNS + "/" + bobs + "/links", Map.of()).problem(403, "forbidden");
        Api.as(web, BOB)
                .post(
                        CAMPAIGNS + "/" + bobs + "/participants",
                        Map.of("items", List.of(Map.of("organizationId", SOUTH_SCHOOL, "audience", "PUPIL"))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
        Api.as(web, RITA) // may ask there, but Bob's organisation may not
                .post(
                        CAMPAIGNS + "/" + bobs + "/participants",
                        Map.of("items", List.of(Map.of("organizationId", SOUTH_SCHOOL, "audience", "PUPIL"))))
                .problem(422, "invalid-fields")
                .pointing("/items/0/organizationId", "NOT_FOUND");
    }

    @Test
    void neighboursSeeTheCampaignFromAboveAndOnlyTheirOwnPart() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        String path = CAMPAIGNS + "/" + campaign;
        assertThat(Api.as(web, RITA).get(path + "/participants").is(200).text())
                .contains(NORTH_SCHOOL.toString(), SOUTH_SCHOOL.toString());
        assertThat(Api.as(web, SASHA).get(path + "/participants").is(200).text())
                .contains(NORTH_SCHOOL.toString())
                .doesNotContain(SOUTH_SCHOOL.toString());
        assertThat(Api.as(web, RITA).get(path).json().at("/allowedActions").toString())
                .contains("\"results\"", "\"cross\"");
        assertThat(Api.as(web, SASHA).get(path).json().at("/allowedActions").toString())
                .as("of the whole campaign only whoever may read where its owner is")
                .contains("\"results\"")
                .doesNotContain("\"cross\"");
        Answer links = Api.as(web, SASHA).post(path + "/links", Map.of()).is(201);
        assertThat(links.json().at("/items")).hasSize(1);
        assertThat(links.headers().getCacheControl()).contains("no-store");
        assertThat(Api.as(web, DORA).get(path + "/links").is(200).text()).doesNotContain(links.at("/items/0/id"));
        Api.as(web, DORA)
                .delete(path + "/links/" + links.at("/items/0/id"), null)
                .problem(404, "not-found");
        assertThat(Api.as(web, SASHA).get(path + "/links").is(200).text())
                .contains(links.at("/items/0/id"))
                .doesNotContain(links.at("/items/0/token"));
        assertThat(text("SELECT string_agg(secret_hash, ' ') FROM surveys_links"))
                .doesNotContain(links.at("/items/0/token"));
    }

    @Test
    void aCampaignLivesFromDraftToClosed() {
        String questionnaire = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        Api bob = Api.as(web, BOB);
        Answer draft = bob.post(CAMPAIGNS, Forms.campaign(NORTH, questionnaire)).is(201);
        String path = CAMPAIGNS + "/" + draft.id();
        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        bob.post(path + "/schedule").problem(409, "nobody-asked");
        bob.post(path + "/pause").problem(409, "illegal-state");
        bob.post(
                        path + "/participants",
                        Map.of(
                                "items",
                                List.of(Map.of("organizationId", NORTH_SCHOOL, "audience", "TEACHER", "expected", 12))))
                .is(201);
        Answer started = bob.post(path + "/schedule").is(200);
        assertThat(started.at("/state")).isEqualTo("OPEN");
        assertThat(started.at("/versionId")).isNotEmpty();
        bob.patch(path, started.tag(), Map.of("opensOn", "2027-01-01")).problem(409, "illegal-state");
        assertThat(bob.patch(path, started.tag(), Map.of("title", "Другое"))
                        .is(200)
                        .at("/title"))
                .isEqualTo("Другое");
        assertThat(bob.post(path + "/pause").is(200).json().at("/paused").asBoolean())
                .isTrue();
        assertThat(bob.post(path + "/resume").is(200).json().at("/paused").asBoolean())
                .isFalse();
        assertThat(bob.post(path + "/close").is(200).at("/state")).isEqualTo("CLOSED");
        bob.post(path + "/close").problem(409, "illegal-state");
        bob.post(path + "/extend", Map.of("closesOn", Forms.today().minusDays(9).toString()))
                .problem(422, "invalid-fields")
                .pointing("/closesOn", "IN_THE_PAST");
        assertThat(bob.post(
                                path + "/extend",
                                Map.of("closesOn", Forms.today().plusDays(9).toString()))
                        .is(200)
                        .at("/state"))
                .isEqualTo("OPEN");
        bob.delete(path, bob.get(path).tag()).problem(409, "illegal-state");
    }

    @Test
    void theRateMovesWithEveryAnswer() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        String token = Forms.token(web, RITA, campaign, NORTH_SCHOOL);
        Forms.answers(web, token, 3, "a");
        Answer rates = Api.as(web, RITA)
                .get(CAMPAIGNS + "/" + campaign + "/rates?by=MUNICIPALITY")
                .is(200);
        assertThat(rates.json().at("/items")).hasSize(2);
        assertThat(rates.at("/items/0/organization/id")).isEqualTo(NORTH.toString());
        assertThat(rates.json().at("/items/0/answered").asInt()).isEqualTo(3);
        assertThat(rates.json().at("/items/0/expected").asInt()).isEqualTo(20);
        assertThat(rates.json().at("/items/1/answered").asInt()).isZero();
        Answer whole =
                Api.as(web, RITA).get(CAMPAIGNS + "/" + campaign + "/rates").is(200);
        assertThat(whole.json().at("/items/0/participants").asInt()).isEqualTo(2);
        assertThat(whole.json().at("/items/0/begun").asInt()).isEqualTo(1);
        assertThat(Api.as(web, SASHA)
                        .get(CAMPAIGNS + "/" + campaign + "/rates")
                        .json()
                        .at("/items/0/participants")
                        .asInt())
                .isEqualTo(1);
        String participant = Api.as(web, RITA)
                .get(CAMPAIGNS + "/" + campaign + "/participants?within=" + NORTH_SCHOOL)
                .at("/items/0/id");
        Api.as(web, RITA)
                .delete(CAMPAIGNS + "/" + campaign + "/participants/" + participant, null)
                .problem(404, "not-found");
    }

    @Test
    void nonsenseIsRefusedByName() {
        String questionnaire = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        Map<String, Object> body = Forms.campaign(NORTH, questionnaire);
        body.put("closesOn", "2020-01-01");
        Api.as(web, BOB).post(CAMPAIGNS, body).problem(422, "invalid-fields").pointing("/closesOn", "PERIOD_REVERSED");
        Api.as(web, BOB)
                .post(CAMPAIGNS, Forms.campaign(NORTH, UUID.randomUUID().toString()))
                .problem(422, "invalid-fields")
                .pointing("/questionnaireId", "NOT_FOUND");
        String campaign = CAMPAIGNS + "/" + Forms.started(web, BOB, NORTH, "TEACHER", NORTH_SCHOOL);
        List<Object> nothing = Collections.singletonList(null);
        Api.as(web, BOB)
                .post(campaign + "/participants", Map.of("items", nothing))
                .problem(422, "invalid-fields");
        Api.as(web, BOB)
                .post(campaign + "/participants", Map.of("programmeAudiences", nothing))
                .problem(422, "invalid-fields");
        Api.as(web, BOB)
                .post(campaign + "/links", Map.of("organizationIds", nothing))
                .problem(422, "invalid-fields");
    }

    @Test
    void aStartIsTakenBackUntilItOpens() {
        String questionnaire = Forms.questionnaire(web, BOB, NORTH).is(201).id();
        Map<String, Object> body = Forms.campaign(NORTH, questionnaire);
        body.put("opensOn", Forms.today().plusDays(20).toString());
        String path = CAMPAIGNS + "/" + Forms.started(web, BOB, body, "TEACHER", NORTH_SCHOOL);
        Api bob = Api.as(web, BOB);
        Answer started = bob.get(path).is(200);
        assertThat(started.at("/state")).isEqualTo("SCHEDULED");
        assertThat(started.json().at("/allowedActions").toString()).contains("\"unschedule\"");
        bob.post(path + "/links", Map.of()).is(201);
        Api.as(web, SASHA).post(path + "/unschedule").problem(403, "forbidden");
        Answer draft = bob.post(path + "/unschedule").is(200);
        assertThat(draft.at("/state")).isEqualTo("DRAFT");
        assertThat(draft.json().at("/versionId").isNull()).isTrue();
        assertThat(bob.get(path + "/links").is(200).json().at("/items")).isEmpty();
        bob.patch(path, draft.tag(), Map.of("opensOn", Forms.today().toString()))
                .is(200);
        assertThat(bob.post(path + "/schedule").is(200).at("/state")).isEqualTo("OPEN");
        bob.post(path + "/unschedule").problem(409, "illegal-state");
    }

    @Test
    void whoLagsIsFoundByTheServerAndRatesAreGivenAsTables() {
        String campaign = Forms.started(web, RITA, REGION, "TEACHER", NORTH_SCHOOL, SOUTH_SCHOOL);
        Forms.answers(web, Forms.token(web, SASHA, campaign, NORTH_SCHOOL), 10, "a");
        Api rita = Api.as(web, RITA);
        String path = CAMPAIGNS + "/" + campaign;
        var lagging =
                rita.get(path + "/participants?lagging=true").is(200).json().at("/items");
        assertThat(lagging).hasSize(1);
        assertThat(lagging.at("/0/organization/id").asString()).isEqualTo(SOUTH_SCHOOL.toString());
        assertThat(lagging.at("/0/lags").asBoolean()).isTrue();
        var north = rita.get(path + "/participants?within=" + NORTH).is(200).json();
        assertThat(north.at("/items/0/lags").asBoolean()).isFalse();
        assertThat(north.at("/items/0/share").asInt()).isEqualTo(50);
        assertThat(north.at("/items/0/municipalityName").asString()).isEqualTo("Северный район");
        assertThat(table(rita, path + "/participants?csv=people"))
                .contains("Муниципалитет;Группа;Ожидается;", ";Северный район;учителя;20;;10;50;нет;;;1");
        assertThat(table(rita, path + "/rates?by=MUNICIPALITY&csv=people"))
                .contains("Северный район;муниципалитет;учителя;1;1;20;10;10");
        assertThat(table(Api.as(web, SASHA), path + "/participants?csv=people")).doesNotContain("Южный район");
    }

    private static String table(Api who, String path) {
        return Api.answer(who.request(HttpMethod.GET, path)
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "ru"))
                .is(200)
                .text();
    }

    private String text(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .blockOptional()
                .orElse("");
    }
}
