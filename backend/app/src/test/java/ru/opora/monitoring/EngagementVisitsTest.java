package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Rounds;
import ru.opora.testing.Visiting;
import tools.jackson.databind.JsonNode;

/** What visits are worth in the engagement of a school. */
@ApiTest
class EngagementVisitsTest {

    private static final String ENGAGEMENT = Api.V1 + "/engagement";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void visitsCountByWhatTheSchoolDoesWithThem() {
        UUID place = Rounds.place(web, ALICE, "MUNICIPALITY", "Район для посещений", REGION);
        UUID id = Rounds.place(web, ALICE, "SCHOOL", "Школа, которую посещают", place);
        String school = id.toString();
        assertThat(visits(school).at("/missing").asString()).isEqualTo("NO_DATA");
        String head = Newcomers.person(database, id, "SCHOOL_HEAD");
        String noted = visited(id, 2);
        String late = visited(id, 15);
        visited(id, 10);
        assertThat(visits(school).at("/evidence/visits").asInt())
                .as("two of three have days left")
                .isEqualTo(1);
        await().untilAsserted(
                        () -> Api.as(web, head).post(noted + "/acknowledge").is(200));
        Api.as(web, head).post(late + "/acknowledge").is(200);
        for (String address : advised(noted)) {
            Api.as(web, head).post(address + "/accept", Map.of()).is(200);
        }
        String done = advised(noted).get(0);
        Api.as(web, head).post(done + "/done", Map.of("text", "Сделано")).is(200);
        Visiting.set(database, "visits_recommendations", done, "done_at = now() - interval '40 days'");
        JsonNode part = visits(school);
        assertThat(part.at("/evidence/visits").asInt()).isEqualTo(2);
        assertThat(part.at("/evidence/acknowledged").asInt()).isEqualTo(1);
        assertThat(part.at("/evidence/recommendations").asInt()).isEqualTo(2);
        assertThat(part.at("/evidence/done").asInt()).isEqualTo(1);
        assertThat(part.at("/value").asDouble()).isEqualTo(0.5);
        assertThat(Api.as(web, RITA).get(ENGAGEMENT + "/" + school).is(200).text())
                .contains("ANSWER_VISITS");
    }

    /** A visit of Alice's with two recommendations whose days are over, completed some days ago; gives its address. */
    private String visited(UUID school, int daysAgo) {
        String visit = Visiting.begun(web, ALICE, school);
        for (int i = 0; i < 2; i++) {
            String advice = Api.as(web, ALICE)
                    .post(visit + "/recommendations", Visiting.advice())
                    .is(201)
                    .id();
            Visiting.set(
                    database,
                    "visits_recommendations",
                    advice,
                    daysAgo == 2
                            ? "due = current_date - 30"
                            : "state = 'WITHDRAWN', remark = 'Ошибка', decided_by = 'x', decided_at = now()");
        }
        String past = "now() - interval '" + daysAgo + " days'";
        Visiting.set(
                database,
                "visits_visits",
                visit,
                "state = 'COMPLETED', begun_at = " + past + ", completed_at = " + past
                        + ", completed_by = 'x', findings = 'Видно'");
        return visit;
    }

    private List<String> advised(String visit) {
        return Api.as(web, ALICE)
                .get(Visiting.RECOMMENDATIONS + "?visit=" + visit.substring(visit.lastIndexOf('/') + 1))
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> Visiting.RECOMMENDATIONS + "/" + item.at("/id").asString())
                .toList();
    }

    private JsonNode visits(String school) {
        Api rita = Api.as(web, RITA);
        rita.post(ENGAGEMENT + "/refresh", Map.of("organizationId", school)).is(200);
        return rita.get(ENGAGEMENT + "/" + school)
                .is(200)
                .json()
                .at("/components")
                .valueStream()
                .filter(part -> part.at("/code").asString().equals("VISITS"))
                .findFirst()
                .orElseThrow();
    }
}
