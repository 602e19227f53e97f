package ru.opora.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.Owed.MONTHLY;
import static ru.opora.testing.Owed.OBLIGATIONS;
import static ru.opora.testing.Owed.TEMPLATES;
import static ru.opora.testing.Owed.brief;
import static ru.opora.testing.Owed.change;
import static ru.opora.testing.Owed.correction;
import static ru.opora.testing.Owed.made;
import static ru.opora.testing.Owed.obligation;
import static ru.opora.testing.Owed.put;
import static ru.opora.testing.Owed.request;
import static ru.opora.testing.Owed.tag;
import static ru.opora.testing.Owed.template;
import static ru.opora.testing.Owed.written;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Rounds;

/** Who writes a report, who decides on it, and that nobody does both. */
@ApiTest
class ReportRightsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotReadWriteSubmitOrDecide() {
        String template = template(web);
        String north = OBLIGATIONS + "/" + obligation(web, template, NORTH);
        Api.as(web, CHELSEA).get(OBLIGATIONS).problem(403, "forbidden");
        Api.as(web, DORA).get(north).problem(404, "not-found");
        Api.as(web, SASHA).get(north).problem(404, "not-found");
        Api.as(web, OLEG).get(north).is(200);
        for (String person : List.of(OLEG)) {
            Api.as(web, person).post(north + "/fill").problem(403, "forbidden");
            Api.as(web, person).post(TEMPLATES, request(REGION, MONTHLY)).problem(403, "forbidden");
        }
        Api.as(web, RITA).post(north + "/fill").problem(403, "forbidden");
        Api.as(web, RITA).post(north + "/submit").problem(403, "forbidden");
        Api.as(web, DORA).post(north + "/accept").problem(404, "not-found");
        Api.as(web, BOB).post(TEMPLATES, request(REGION, MONTHLY)).problem(403, "forbidden");
        Api.as(web, BOB).post(TEMPLATES + "/" + template + "/generate").problem(403, "forbidden");
        Api bob = Api.as(web, BOB);
        bob.post(north + "/submit").problem(409, "illegal-state");
        bob.post(north + "/fill").is(200);
        bob.post(north + "/accept").problem(403, "forbidden");
        bob.post(north + "/return", Map.of("remark", "Нет")).problem(403, "forbidden");
        Api.as(web, OLEG).post(north + "/comments", Map.of("text", "Вижу")).problem(403, "forbidden");
    }

    @Test
    void whoWroteNeverAcceptsNotEvenPastTheApi() {
        String template = Api.as(web, BOB)
                .post(TEMPLATES, Map.of("organizationId", NORTH, "template", brief()))
                .is(201)
                .id();
        Api bob = Api.as(web, BOB);
        bob.post(TEMPLATES + "/" + template + "/generate").is(200);
        String report = OBLIGATIONS + "/" + obligation(web, template, NORTH);
        bob.post(report + "/fill").is(200);
        put(bob, report, tag(bob, report), written(List.of(), List.of())).is(200);
        bob.post(report + "/submit").is(200);
        bob.post(report + "/accept").problem(403, "own-report");
        assertThat(bob.get(OBLIGATIONS + "?view=TO_ACCEPT&template=" + template)
                        .is(200)
                        .json()
                        .at("/items"))
                .as("what somebody else has to decide on does not wait for him")
                .isEmpty();
        assertThat(bob.get(OBLIGATIONS + "/counts?template=" + template)
                        .is(200)
                        .json()
                        .at("/toAccept")
                        .asInt())
                .isZero();
        String id = report.substring(report.lastIndexOf('/') + 1);
        for (String change : List.of(
                "state = 'ACCEPTED', decided_by = '" + BOB + "', decided_at = now()",
                "texts = '{\"0\": \"Другое\"}'",
                "authors = '{}'")) {
            assertThatThrownBy(() -> change(database, id, change)).as(change).isNotNull();
        }
        assertThatThrownBy(() -> DatabaseScope.system(
                                database.sql("UPDATE reports_figures SET value = 7 WHERE obligation_id = :id")
                                        .bind("id", UUID.fromString(id))
                                        .then())
                        .block())
                .as("figures of a submitted report")
                .isNotNull();
        bob.post(report + "/withdraw").is(200);
        assertThatThrownBy(
                        () -> change(
                                database,
                                id,
                                "state = 'ACCEPTED', submitted_by = 'x', submitted_at = now(), decided_by = 'rita', decided_at = now()"))
                .as("what was not submitted is not accepted")
                .isNotNull();
    }

    @Test
    void whoSentAReportBackMayWriteInItAndThenDecidesNoMore() {
        UUID institute = Rounds.place(web, ALICE, "INSTITUTE", "Институт с отчетом", REGION);
        Map<String, Object> form = new HashMap<>(brief());
        form.put("debtorKind", "INSTITUTE");
        String template = made(web, REGION, form);
        Api rita = Api.as(web, RITA);
        rita.post(TEMPLATES + "/" + template + "/generate").is(200);
        String id = obligation(web, template, institute);
        String report = OBLIGATIONS + "/" + id;
        assertThat(rita.get(OBLIGATIONS + "?view=MINE&organization=" + institute)
                        .is(200)
                        .text())
                .as("she reports for it")
                .contains(id);
        rita.post(report + "/fill").is(200);
        String submitted =
                "state = 'SUBMITTED', submitted_by = 'x', submitted_at = now(), decided_by = NULL, decided_at = NULL";
        change(database, id, submitted);
        rita.post(report + "/return", Map.of("remark", "Поясните")).is(200);
        put(rita, report, tag(rita, report), written(List.of(), List.of(correction(3, "checkpoints.due"))))
                .is(200);
        change(database, id, submitted);
        rita.post(report + "/accept").problem(403, "own-report");
        rita.post(report + "/return", Map.of("remark", "Нет")).problem(403, "own-report");
        assertThatThrownBy(() -> change(
                        database, id, "state = 'RETURNED', decided_by = 'rita', decided_at = now(), remark = 'Нет'"))
                .as("not past the API either")
                .isNotNull();
    }
}
