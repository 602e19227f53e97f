package ru.opora.surveys.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Forms.CAMPAIGNS;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.REGION;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Forms;
import ru.opora.testing.Newcomers;

/** Schools that lag are reminded by whoever may ask there, once a day. */
@ApiTest
class SchoolRemindersTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private UUID district;
    private UUID lagging;
    private UUID empty;
    private UUID done;
    private Api coordinator;
    private Api head;
    private String campaign;

    @BeforeEach
    void settle() {
        district = organization("MUNICIPALITY", REGION);
        lagging = organization("SCHOOL", district);
        empty = organization("SCHOOL", district);
        done = organization("SCHOOL", district);
        coordinator = person(district, "MUNICIPAL_COORDINATOR");
        head = person(lagging, "SCHOOL_HEAD");
        campaign = Forms.started(web, ALICE, REGION, "TEACHER", lagging, empty, done);
        Forms.answers(web, Forms.token(web, ALICE, campaign, lagging), 2, "a");
        Forms.answers(web, Forms.token(web, ALICE, campaign, done), 10, "a");
    }

    @Test
    void whoMayNotRemind() {
        String path = CAMPAIGNS + "/" + campaign + "/school-reminders";
        head.post(path).problem(403, "forbidden");
        person(district, "OBSERVER").post(path).problem(403, "forbidden");
        Api.as(web, DORA).post(path).problem(404, "not-found");
        assertThat(head.get(CAMPAIGNS + "/" + campaign)
                        .json()
                        .at("/allowedActions")
                        .toString())
                .doesNotContain("remind");
        Api.as(web, ALICE).post(CAMPAIGNS + "/" + campaign + "/pause").is(200);
        coordinator.post(path).problem(409, "illegal-state");
        assertThat(told(head)).isEmpty();
    }

    @Test
    void aSchoolThatLagsIsToldOnceADayHowManyHaveAnswered() {
        String path = CAMPAIGNS + "/" + campaign;
        assertThat(coordinator.get(path).json().at("/allowedActions").toString())
                .contains("\"remind\"");
        Answer first = coordinator.post(path + "/school-reminders").is(201);
        assertThat(first.at("/schools")).isEqualTo("1");
        assertThat(first.at("/withoutPeople")).as("nobody is responsible there").isEqualTo("1");
        assertThat(told(head)).singleElement().asString().contains("ответов — 2 из 20.", "раздайте ссылки");
        assertThat(coordinator.post(path + "/school-reminders").is(201).at("/schools"))
                .as("today already")
                .isEqualTo("0");
        assertThat(told(head)).hasSize(1);
        assertThat(head.get(path + "/participants")
                        .json()
                        .at("/items/0/remindedOn")
                        .asString())
                .isEqualTo(Forms.today().toString());
    }

    @Test
    void onlySchoolsWhereTheCallerMayAskAndOnlyOfThePlaceThatIsShown() {
        UUID elsewhere = organization("SCHOOL", organization("MUNICIPALITY", REGION));
        Api stranger = person(elsewhere, "SCHOOL_HEAD");
        String wide = Forms.started(web, ALICE, REGION, "TEACHER", lagging, elsewhere);
        assertThat(coordinator
                        .post(CAMPAIGNS + "/" + wide + "/school-reminders")
                        .is(201)
                        .at("/schools"))
                .isEqualTo("1");
        assertThat(told(stranger)).isEmpty();
        assertThat(Api.as(web, ALICE)
                        .post(CAMPAIGNS + "/" + wide + "/school-reminders?within=" + elsewhere)
                        .is(201)
                        .at("/schools"))
                .isEqualTo("1");
        assertThat(told(stranger)).hasSize(1);
    }

    @Test
    void daysOfRemindersAreChangedAndChecked() {
        Api alice = Api.as(web, ALICE);
        Answer now = alice.get(CAMPAIGNS + "/" + campaign).is(200);
        assertThat(now.json().at("/remindDays").toString()).isEqualTo("[7,3,1]");
        Answer changed = alice.patch(
                        CAMPAIGNS + "/" + campaign,
                        "\"" + now.at("/version") + "\"",
                        Map.of("remindDays", List.of(1, 10, 10)))
                .is(200);
        assertThat(changed.json().at("/remindDays").toString()).isEqualTo("[10,1]");
        alice.patch(CAMPAIGNS + "/" + campaign, changed.tag(), Map.of("remindDays", List.of(0)))
                .problem(422, "invalid-fields")
                .pointing("/remindDays/0", "OUT_OF_RANGE");
    }

    private List<String> told(Api person) {
        return person.get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/kind").asString().equals("CAMPAIGN_LAGS"))
                .map(item -> item.at("/text").asString())
                .toList();
    }

    private Api person(UUID organization, String role) {
        return Api.as(web, Newcomers.person(database, organization, role));
    }

    private UUID organization(String kind, UUID parent) {
        return UUID.fromString(Api.as(web, ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Заречье " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }
}
