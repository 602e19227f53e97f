package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

/** What the reports of a district's schools add up to goes up to the region, and comes back, and is accepted. */
@ApiTest
class SubmissionTest {

    private static final String CONSOLIDATED = Api.V1 + "/consolidated-reports/";
    private static final String SUBMISSIONS = Api.V1 + "/consolidated-submissions/";

    /** The first day of the last month that is over. */
    private static final LocalDate MONTH =
            LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusMonths(1);

    @Autowired
    private WebTestClient web;

    @Test
    void whatADistrictsReportsAddUpToGoesUpAndIsDecidedOnThere() {
        String template = template();
        String path = CONSOLIDATED + template + "/submissions";
        Map<String, Object> north = Map.of("organizationId", NORTH, "period", MONTH.toString());
        Api bob = Api.as(web, BOB);
        assertThat(senders(bob, template)).as("nothing is in it yet").containsExactly("Северный район 0");
        bob.post(path, north).problem(409, "nothing-accepted");
        accepted(template);
        assertThat(senders(bob, template)).containsExactly("Северный район 1");
        for (String person : List.of(OLEG, SASHA, RITA)) {
            assertThat(senders(Api.as(web, person), template)).as(person).isEmpty();
        }
        for (String person : List.of(OLEG, SASHA, DORA, RITA)) {
            assertThat(Api.as(web, person).post(path, north).status())
                    .as(person)
                    .isIn(403, 422); // may not, or not there
        }
        Api.as(web, RITA)
                .post(path, Map.of("organizationId", REGION, "period", MONTH.toString()))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "INVALID");
        Answer sent = bob.post(path, north).is(201);
        assertThat(sent.at("/state")).isEqualTo("SUBMITTED");
        assertThat(sent.json().at("/accepted").asInt()).isEqualTo(1);
        assertThat(sent.json().at("/owed").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(sent.at("/figures/0/code")).isEqualTo("checkpoints.due");
        bob.post(path, north).problem(409, "illegal-state");
        assertThat(senders(bob, template)).as("it is sent").isEmpty();
        String one = SUBMISSIONS + sent.id();
        Api.as(web, DORA).get(one).problem(404, "not-found");
        Api.as(web, DORA).post(one + "/accept").problem(404, "not-found");
        bob.post(one + "/accept").problem(403, "forbidden");
        Api.as(web, OLEG).post(one + "/accept").problem(403, "forbidden");
        Api rita = Api.as(web, RITA);
        assertThat(rita.get(path + "?period=" + MONTH).is(200).at("/items/0/allowedActions/0"))
                .isEqualTo("accept");
        rita.post(one + "/return", Map.of("remark", "Поясните снижение")).is(200);
        rita.post(one + "/accept").problem(409, "illegal-state");
        assertThat(senders(bob, template)).as("it came back").containsExactly("Северный район 1");
        Answer again = bob.post(path, Map.of("organizationId", NORTH, "period", MONTH.toString(), "note", "Каникулы"))
                .is(201);
        assertThat(again.id()).isEqualTo(sent.id());
        assertThat(again.at("/note")).isEqualTo("Каникулы");
        Answer done = rita.post(one + "/accept").is(200);
        assertThat(done.at("/state")).isEqualTo("ACCEPTED");
        bob.post(path, north).problem(409, "illegal-state");
        assertThat(Api.as(web, DORA)
                        .get(path + "?period=" + MONTH)
                        .is(200)
                        .json()
                        .at("/items"))
                .as("a neighbour's is nobody else's business")
                .isEmpty();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(BOB, sent.id()))
                        .containsExactlyInAnyOrder("CONSOLIDATED_RETURNED", "CONSOLIDATED_ACCEPTED"));
        assertThat(told(RITA, sent.id()))
                .as("sent, and sent anew")
                .containsExactly("CONSOLIDATED_SUBMITTED", "CONSOLIDATED_SUBMITTED");
        assertThat(told(DORA, sent.id())).isEmpty();
    }

    /** For whom it may be sent up, and how many accepted reports are then in it. */
    private static List<String> senders(Api caller, String template) {
        return caller.get(CONSOLIDATED + template + "?period=" + MONTH)
                .is(200)
                .json()
                .at("/senders")
                .valueStream()
                .map(sender -> sender.at("/organization/name").asString() + " "
                        + sender.at("/accepted").asInt())
                .toList();
    }

    private List<String> told(String person, String id) {
        return Api.as(web, person)
                .get(Api.V1 + "/notifications?limit=500")
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(item -> item.at("/entityId").asString().equals(id))
                .map(item -> item.at("/kind").asString())
                .toList();
    }

    /** A template of the region's for all schools, with its reports made. */
    private String template() {
        Map<String, Object> content = Map.of(
                "name",
                "Отчет школы " + UUID.randomUUID(),
                "termText",
                "ежемесячно до 10 числа месяца, следующего за отчетным",
                "period",
                "MONTH",
                "debtorKind",
                "SCHOOL",
                "startsOn",
                MONTH.toString(),
                "sections",
                List.of(Map.of("title", "Исполнение", "text", false, "figures", List.of("checkpoints.due"))));
        Api rita = Api.as(web, RITA);
        String id = rita.post(Api.V1 + "/report-templates", Map.of("organizationId", REGION, "template", content))
                .is(201)
                .id();
        rita.post(Api.V1 + "/report-templates/" + id + "/generate").is(200);
        return id;
    }

    /** The school's report of the month: written, sent, accepted by its district. */
    private void accepted(String template) {
        String report = Api.V1
                + "/report-obligations/"
                + Api.as(web, SASHA)
                        .get(Api.V1 + "/report-obligations?template=" + template + "&organization=" + NORTH_SCHOOL)
                        .is(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .filter(row -> row.at("/periodStart").asString().equals(MONTH.toString()))
                        .map(row -> row.at("/id").asString())
                        .findFirst()
                        .orElseThrow();
        Api.as(web, SASHA).post(report + "/fill").is(200);
        Api.as(web, SASHA).post(report + "/submit").is(200);
        Api.as(web, BOB).post(report + "/accept").is(200);
    }
}
