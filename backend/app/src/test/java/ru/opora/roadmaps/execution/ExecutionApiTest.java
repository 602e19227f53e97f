package ru.opora.roadmaps.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;
import ru.opora.testing.Duties;

@ApiTest
class ExecutionApiTest {

    private static final Map<String, Object> DONE = Map.of("text", "Сведения сверены, расхождений нет");

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotSeeACheckpoint() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api.as(web, DORA).get(school).problem(404, "not-found");
        Api.as(web, CHELSEA).get(school).problem(403, "forbidden");
        Api.anonymous(web).get(school).problem(401, "unauthenticated");
        Api.client(web, "roadmaps:read").get(school).problem(403, "forbidden");
        Api.as(web, OLEG).get(school).is(200);
        String authority = Duties.checkpoint(web, BOB, NORTH, NORTH);
        Api.as(web, SASHA).get(authority).problem(404, "not-found");
        assertThat(Api.as(web, SASHA)
                        .get(Duties.CHECKPOINTS + "?limit=500")
                        .is(200)
                        .text())
                .doesNotContain(authority.substring(Duties.CHECKPOINTS.length() + 1));
    }

    @Test
    void whoMayNotReport() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api.as(web, DORA).post(school + "/submit", DONE).problem(404, "not-found");
        Api.as(web, BOB).post(school + "/submit", DONE).problem(403, "forbidden");
        Api.as(web, RITA).post(school + "/submit", DONE).problem(403, "forbidden");
        Api.as(web, OLEG).post(school + "/submit", DONE).problem(403, "forbidden");
        Api.as(web, ALICE).post(school + "/submit", DONE).problem(403, "forbidden");
        Api.client(web, "checkpoints:read").post(school + "/submit", DONE).problem(403, "forbidden");
    }

    @Test
    void whoMayNotDecide() {
        String school = submitted();
        for (String other : new String[] {SASHA, OLEG, ALICE}) {
            Api.as(web, other).post(school + "/accept", Map.of()).problem(403, "forbidden");
        }
        Api.as(web, DORA).post(school + "/accept", Map.of()).problem(404, "not-found");
        assertThat(Api.as(web, BOB).get(school).at("/summary/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void theOwnReportIsNotAcceptedByAnyOtherRole() {
        String own = Duties.checkpoint(web, BOB, NORTH, NORTH);
        Api bob = Api.as(web, BOB);
        bob.post(own + "/submit", DONE).is(200);
        bob.post(own + "/accept", Map.of()).problem(403, "own-report");
        bob.post(own + "/return", Map.of("remark", "Нет")).problem(403, "own-report");
        assertThat(actions(bob.get(own))).doesNotContain("accept", "sendBack");
        Api.as(web, RITA).post(own + "/accept", Map.of()).is(200);
    }

    @Test
    void aReportIsSubmittedReturnedSubmittedAgainAndAccepted() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api sasha = Api.as(web, SASHA);
        Api bob = Api.as(web, BOB);
        Answer planned = sasha.get(school).is(200);
        assertThat(actions(planned)).contains("report", "submit").doesNotContain("accept");
        Answer draft = put(sasha, school + "/report", planned.tag(), Map.of("text", "Черновик"))
                .is(200);
        assertThat(draft.at("/summary/state")).isEqualTo("IN_PROGRESS");
        assertThat(draft.at("/reports/0/state")).isEqualTo("DRAFT");
        assertThat(bob.get(school).json().at("/reports").size()).isZero();
        put(sasha, school + "/report", planned.tag(), Map.of("text", "Поздно")).problem(412, "stale");
        put(sasha, school + "/report", null, DONE).problem(428, "precondition-required");
        assertThat(sasha.post(school + "/submit", DONE).is(200).at("/summary/state"))
                .isEqualTo("SUBMITTED");
        sasha.post(school + "/submit", DONE).problem(409, "illegal-state");
        bob.post(school + "/return", Map.of()).problem(422, "invalid-fields").pointing("/remark", "REQUIRED");
        Answer returned = bob.post(school + "/return", Map.of("remark", "Приложите сводку"))
                .is(200);
        assertThat(returned.at("/summary/state")).isEqualTo("RETURNED");
        assertThat(returned.at("/reports/0/remark")).isEqualTo("Приложите сводку");
        bob.post(school + "/accept", Map.of()).problem(409, "illegal-state");
        sasha.post(school + "/submit", Map.of("link", "https://school.example/12"))
                .is(200);
        Answer accepted =
                bob.post(school + "/accept", Map.of("remark", "Принято")).is(200);
        assertThat(accepted.at("/summary/state")).isEqualTo("ACCEPTED");
        assertThat(accepted.json().at("/reports").size()).isEqualTo(2);
        sasha.post(school + "/submit", DONE).problem(409, "illegal-state");
        sasha.post(school + "/withdraw").problem(409, "illegal-state");
    }

    @Test
    void aReportIsTakenBackUntilItIsDecidedOn() {
        String school = submitted();
        assertThat(Api.as(web, SASHA).post(school + "/withdraw").is(200).at("/summary/state"))
                .isEqualTo("IN_PROGRESS");
        Api.as(web, BOB).post(school + "/accept", Map.of()).problem(409, "illegal-state");
        Api.as(web, SASHA).post(school + "/submit", DONE).is(200);
    }

    @Test
    void anEmptyReportIsNotSubmittedButCanBeSaved() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api sasha = Api.as(web, SASHA);
        sasha.post(school + "/submit", Map.of()).problem(422, "invalid-fields").pointing("/text", "EVIDENCE_REQUIRED");
        sasha.post(school + "/submit", Map.of("text", "  "))
                .problem(422, "invalid-fields")
                .pointing("/text", "EVIDENCE_REQUIRED");
        sasha.post(school + "/submit", Map.of("files", List.of(UUID.randomUUID())))
                .problem(422, "invalid-fields")
                .pointing("/files", "NOT_FOUND");
        sasha.post(
                        school + "/submit",
                        Map.of("text", "Да", "numbers", List.of(Map.of("targetId", UUID.randomUUID(), "value", 1))))
                .problem(422, "invalid-fields")
                .pointing("/numbers/0/targetId", "NOT_FOUND");
        sasha.post(school + "/submit", Map.of("link", "javascript:alert(1)")).problem(422, "invalid-fields");
        assertThat(sasha.get(school).at("/summary/state")).isEqualTo("PLANNED");
        String tag = sasha.get(school).tag();
        put(sasha, school + "/report", tag, Map.of()).is(200);
    }

    @Test
    void aFileOfTheSchoolIsEvidence() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api sasha = Api.as(web, SASHA);
        String file = sasha.uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "протокол.txt",
                        "Протокол".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Map.of("organizationId", NORTH_SCHOOL.toString()))
                .is(201)
                .id();
        Answer submitted =
                sasha.post(school + "/submit", Map.of("files", List.of(file))).is(200);
        assertThat(submitted.at("/reports/0/files/0/id")).isEqualTo(file);
        assertThat(Api.as(web, BOB).get(school).at("/reports/0/files/0/name")).isEqualTo("протокол.txt");
    }

    @Test
    void ofSeveralAtOnceOneSubmitsAndOneDecides() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Callable<Integer> submit =
                () -> Api.as(web, SASHA).post(school + "/submit", DONE).status();
        assertThat(AtOnce.call(List.of(submit, submit, submit)))
                .containsOnlyOnce(200)
                .contains(409);
        Callable<Integer> accept =
                () -> Api.as(web, BOB).post(school + "/accept", Map.of()).status();
        Callable<Integer> sendBack = () -> Api.as(web, RITA)
                .post(school + "/return", Map.of("remark", "Нет"))
                .status();
        assertThat(AtOnce.call(List.of(accept, sendBack, accept)))
                .containsOnlyOnce(200)
                .contains(409);
    }

    @Test
    void theDatabaseItselfLetsNobodyAcceptTheirOwnReport() {
        String own = Duties.checkpoint(web, BOB, NORTH, NORTH);
        Api.as(web, BOB).post(own + "/submit", DONE).is(200);
        String accept =
                "UPDATE roadmaps_reports SET state = 'ACCEPTED', decided_at = now(), decided_by = '%s' WHERE checkpoint_id = '%s'";
        assertThatThrownBy(() -> DatabaseScope.system(
                                database.sql(accept.formatted(BOB, id(own))).then())
                        .block())
                .hasStackTraceContaining("roadmaps_reports_decided_by_another");
        String id = id(submitted());
        String place = ru.opora.testing.People.REGION.toString().replace("-", "") + "."
                + NORTH.toString().replace("-", "") + "."
                + NORTH_SCHOOL.toString().replace("-", "");
        assertThatThrownBy(() -> database.sql(accept.formatted("someone", id))
                        .then()
                        .contextWrite(new DatabaseScope(List.of(place), "someone", null)::in)
                        .block())
                .hasStackTraceContaining("does not decide on its own report");
        assertThatThrownBy(() -> DatabaseScope.system(database.sql(
                                        "UPDATE roadmaps_checkpoints SET state = 'ACCEPTED' WHERE id = '" + id + "'")
                                .then())
                        .block())
                .hasStackTraceContaining("with its report");
    }

    @Test
    void viewsAndTheirCountsSayTheSame() {
        String roadmap = Duties.roadmap(web, BOB, NORTH);
        Api sasha = Api.as(web, SASHA);
        String filter = "roadmap=" + roadmap + "&mine=true";
        assertThat(sasha.get(Duties.CHECKPOINTS + "/counts?" + filter).is(200).at("/all"))
                .isEqualTo("12");
        String first = sasha.get(Duties.CHECKPOINTS + "?" + filter).at("/items/0/id");
        sasha.post(Duties.CHECKPOINTS + "/" + first + "/submit", DONE).is(200);
        Api bob = Api.as(web, BOB);
        assertThat(bob.get(Duties.CHECKPOINTS + "?view=TO_ACCEPT&roadmap=" + roadmap)
                        .is(200)
                        .at("/items/0/id"))
                .isEqualTo(first);
        assertThat(bob.get(Duties.CHECKPOINTS + "/counts?roadmap=" + roadmap).at("/toAccept"))
                .isEqualTo("1");
        bob.post(Duties.CHECKPOINTS + "/" + first + "/return", Map.of("remark", "Дополните"))
                .is(200);
        for (String view : new String[] {"TODAY", "WEEK", "OVERDUE", "RETURNED", "TO_ACCEPT", "ALL"}) {
            sasha.get(Duties.CHECKPOINTS + "?view=" + view + "&" + filter).is(200);
        }
        assertThat(sasha.get(Duties.CHECKPOINTS + "/counts?" + filter).at("/returned"))
                .isEqualTo("1");
        Answer page = sasha.get(Duties.CHECKPOINTS + "?limit=5&" + filter);
        assertThat(page.json().at("/items").size()).isEqualTo(5);
        Answer next = sasha.get(Duties.CHECKPOINTS + "?limit=500&" + filter + "&cursor={c}", page.at("/nextCursor"));
        assertThat(next.json().at("/items").size()).isEqualTo(7);
        sasha.get(Duties.CHECKPOINTS + "?sort=title")
                .problem(400, "bad-request")
                .pointing("?sort", "UNKNOWN_SORT");
        sasha.get(Duties.CHECKPOINTS + "?view=NOPE").problem(400, "bad-request");
    }

    private String submitted() {
        String school = Duties.checkpoint(web, BOB, NORTH, NORTH_SCHOOL);
        Api.as(web, SASHA).post(school + "/submit", DONE).is(200);
        return school;
    }

    private static String id(String checkpoint) {
        return checkpoint.substring(Duties.CHECKPOINTS.length() + 1);
    }

    private static List<String> actions(Answer answer) {
        return answer.is(200)
                .json()
                .at("/allowedActions")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private static Answer put(Api api, String path, @Nullable String tag, Object body) {
        var request = api.request(HttpMethod.PUT, path).contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(body));
    }
}
