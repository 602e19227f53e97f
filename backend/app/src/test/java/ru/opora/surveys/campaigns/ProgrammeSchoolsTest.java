package ru.opora.surveys.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Jobs;
import ru.opora.testing.Newcomers;
import tools.jackson.databind.JsonNode;

/** A campaign follows the programme whose schools it asks. */
@ApiTest
class ProgrammeSchoolsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("programmeNewcomersJob")
    private RecurringJob job;

    private Api alice;
    private UUID district;
    private String programme;
    private UUID first;
    private String firstTakesPart;
    private String path;

    @BeforeEach
    void settle() {
        alice = Api.as(web, ALICE);
        district = organization("MUNICIPALITY", REGION);
        programme = alice.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "Поддержка " + UUID.randomUUID(),
                                "grounds",
                                List.of(),
                                "cohortYears",
                                List.of(2026)))
                .is(201)
                .id();
        first = organization("SCHOOL", district);
        firstTakesPart = joins(first);
        Map<String, Object> body = Forms.campaign(
                district, Forms.questionnaire(web, ALICE, REGION).is(201).id());
        body.put("programmeId", programme);
        path = CAMPAIGNS + "/" + alice.post(CAMPAIGNS, body).is(201).id();
        alice.post(path + "/participants", Map.of("programmeAudiences", List.of("TEACHER", "PARENT")))
                .is(201);
    }

    @Test
    void whoJoinsLaterIsAskedWithTheSameGroupsAndTold() {
        assertThat(alice.get(path).json().at("/programmeAudiences").toString()).isEqualTo("[\"PARENT\",\"TEACHER\"]");
        UUID draftTime = organization("SCHOOL", district);
        joins(draftTime);
        Jobs.run(database, job);
        assertThat(groups(draftTime)).as("nobody is added to a draft").isZero();
        alice.post(path + "/schedule").is(200);
        UUID later = organization("SCHOOL", district);
        Api head = Api.as(web, Newcomers.person(database, later, "SCHOOL_HEAD"));
        joins(later);
        joins(organization("SCHOOL", REGION)); // not below the owner
        Jobs.run(database, job);
        Jobs.run(database, job);
        assertThat(groups(draftTime)).isEqualTo(2);
        assertThat(groups(later)).isEqualTo(2);
        assertThat(items().size()).isEqualTo(6);
        assertThat(head.get(Api.V1 + "/notifications?limit=500")
                        .json()
                        .at("/items")
                        .valueStream())
                .filteredOn(item -> item.at("/kind").asString().equals("CAMPAIGN_OPENED"))
                .hasSize(1);
    }

    @Test
    void whoIsTakenOutByHandStaysOutAndAnEndedCampaignTakesInNobody() {
        alice.post(path + "/schedule").is(200);
        String group = items().get(0).at("/id").asString();
        alice.delete(path + "/participants/" + group, null).is(204);
        Jobs.run(database, job);
        assertThat(groups(first)).isEqualTo(1);
        alice.post(path + "/close").is(200);
        UUID later = organization("SCHOOL", district);
        joins(later);
        Jobs.run(database, job);
        assertThat(groups(later)).isZero();
    }

    @Test
    void aSchoolThatLeavesIsShownAsSuchAndDoesNotLag() {
        alice.post(path + "/schedule").is(200);
        assertThat(alice.get(path + "/participants?lagging=true").json().at("/items"))
                .hasSize(2);
        alice.post(
                        Api.V1 + "/participations/" + firstTakesPart + "/leave",
                        Map.of("date", Forms.today().toString(), "reason", "Вышла по приказу"))
                .is(200);
        assertThat(alice.get(path + "/participants?lagging=true").json().at("/items"))
                .isEmpty();
        assertThat(items().get(0).at("/leftOn").asString())
                .isEqualTo(Forms.today().toString());
        assertThat(items().get(0).at("/lags").asBoolean()).isFalse();
        Jobs.run(database, job);
        assertThat(groups(first)).isEqualTo(2);
    }

    @Test
    void anotherProgrammeBeginsAnew() {
        Answer draft = alice.get(path).is(200);
        Map<String, Object> none = new HashMap<>();
        none.put("programmeId", null);
        assertThat(alice.patch(path, "\"" + draft.at("/version") + "\"", none)
                        .is(200)
                        .json()
                        .at("/programmeAudiences"))
                .isEmpty();
    }

    private String joins(UUID school) {
        LocalDate entered = Forms.today().minusDays(1);
        return alice.post(
                        Api.V1 + "/participations",
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                school,
                                "cohortYear",
                                2026,
                                "grounds",
                                List.of(),
                                "orderNumber",
                                "41-п",
                                "orderDate",
                                entered.toString(),
                                "enteredOn",
                                entered.toString()))
                .is(201)
                .id();
    }

    private JsonNode items() {
        return alice.get(path + "/participants?limit=500").is(200).json().at("/items");
    }

    private long groups(UUID school) {
        return items().valueStream()
                .filter(item -> item.at("/organization/id").asString().equals(school.toString()))
                .count();
    }

    private UUID organization(String kind, UUID parent) {
        return UUID.fromString(alice.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Липовка " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }
}
