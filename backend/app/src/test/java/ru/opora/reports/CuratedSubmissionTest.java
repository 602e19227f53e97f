package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Owed.CONSOLIDATED;
import static ru.opora.testing.Owed.MONTH;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Owed;
import ru.opora.testing.People;

/** What a curator has to do with consolidated reports on their way up: reading what their schools sent, as long as they are theirs. */
@ApiTest
class CuratedSubmissionTest {

    private static final String SUBMISSIONS = Api.V1 + "/consolidated-submissions/";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void aCuratorReadsWhatTheirSchoolSentWhileAssignedAndDecidesOnNothing() {
        String curator = "curator-" + UUID.randomUUID();
        String ended = "curator-" + UUID.randomUUID();
        People.curator(database, curator, NORTH_SCHOOL, "NULL");
        People.curator(database, ended, NORTH_SCHOOL, "current_date - 1");
        String template = template();
        accepted(template);
        String path = CONSOLIDATED + template + "/submissions";
        Answer sent = Api.as(web, SASHA)
                .post(path, Map.of("organizationId", NORTH_SCHOOL, "period", MONTH.toString()))
                .is(201);
        String school = SUBMISSIONS + sent.id();
        String district = SUBMISSIONS
                + Api.as(web, BOB)
                        .post(path, Map.of("organizationId", NORTH, "period", MONTH.toString()))
                        .is(201)
                        .id();

        Api now = Api.as(web, curator);
        assertThat(now.get(school).is(200).json().at("/allowedActions")).isEmpty();
        now.get(district).problem(404, "not-found");
        assertThat(now.get(path + "?period=" + MONTH).is(200).json().at("/items"))
                .extracting(row -> row.at("/id").asString())
                .containsExactly(sent.id());
        for (String one : List.of(school, district)) {
            now.post(one + "/accept").problem(403, "forbidden");
            now.post(one + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
            Api former = Api.as(web, ended);
            former.get(one).problem(403, "forbidden");
            former.post(one + "/accept").problem(403, "forbidden");
            former.post(one + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
        }
        Api.as(web, ended).get(path + "?period=" + MONTH).problem(403, "forbidden");
        assertThat(Api.as(web, RITA).get(school).is(200).at("/state")).isEqualTo("SUBMITTED");
    }

    /** A template of the region's for all schools, with its reports made. */
    private String template() {
        Map<String, Object> form = Owed.brief();
        form.put("debtorKind", "SCHOOL");
        form.put("startsOn", MONTH.toString());
        String id = Owed.made(web, REGION, form);
        Api.as(web, RITA).post(Owed.TEMPLATES + "/" + id + "/generate").is(200);
        return id;
    }

    /** The school's report of the month: written, sent, accepted by its district. */
    private void accepted(String template) {
        String report = Owed.OBLIGATIONS + "/" + Owed.obligation(web, template, NORTH_SCHOOL);
        Api.as(web, SASHA).post(report + "/fill").is(200);
        Api.as(web, SASHA).post(report + "/submit").is(200);
        Api.as(web, BOB).post(report + "/accept").is(200);
    }
}
