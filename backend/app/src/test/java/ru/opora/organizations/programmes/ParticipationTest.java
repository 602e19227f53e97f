package ru.opora.organizations.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.programmes.Cohorts.PARTICIPATIONS;
import static ru.opora.organizations.programmes.Cohorts.participation;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

@ApiTest
class ParticipationTest {

    @Autowired
    private WebTestClient web;

    private Api rita;
    private String programme;

    @BeforeEach
    void begin() {
        rita = Api.as(web, RITA);
        programme = Cohorts.programme(web).id();
    }

    /** Who takes part is not public. */
    @Test
    void itIsSeenInsideOwnSubtreesOnly() {
        Answer made = rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL))
                .is(201);
        String path = PARTICIPATIONS + "/" + made.id();
        String list = PARTICIPATIONS + "?programme=" + programme;
        for (String insider : List.of(RITA, BOB, SASHA, OLEG)) {
            Api.as(web, insider).get(path).is(200);
            assertThat(Api.as(web, insider).get(list).json().at("/items")).hasSize(1);
        }
        Api.as(web, DORA).get(path).problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(list).json().at("/items")).isEmpty();
        for (String reader : List.of(BOB, SASHA, OLEG, DORA)) {
            Api.as(web, reader)
                    .post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL, 2026, "LOW"))
                    .problem(403, "forbidden");
        }
        Api.client(web, "programmes:read", "programmes:write")
                .post(PARTICIPATIONS, participation(programme, SOUTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
    }

    @Test
    void aSchoolIsFoundHoweverItsNameIsSpelled() {
        rita.post(PARTICIPATIONS, participation(programme, school("МБОУ «Лодейнопольская СОШ № 3»", NORTH)))
                .is(201);
        rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL)).is(201);
        for (String typed : List.of("Лудейнопольская", "школа 3 лодейнопольская", "МОУ Лодейнопольская СОШ №3")) {
            Answer found = rita.get(PARTICIPATIONS + "?programme={p}&q={q}", programme, typed)
                    .is(200);
            assertThat(found.json().at("/items")).as(typed).hasSize(1);
            assertThat(found.at("/items/0/organization/name")).contains("Лодейнопольская");
        }
        assertThat(rita.get(PARTICIPATIONS + "?programme={p}&q={q}", programme, "Нездешняя")
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(Api.as(web, DORA)
                        .get(PARTICIPATIONS + "?q={q}", "Лодейнопольская")
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void aSchoolIsTakenInOnceOnKnownGroundsIntoAKnownCohort() {
        Answer made = rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL))
                .is(201);
        assertThat(made.at("/grounds/0/name")).isEqualTo("Низкие результаты");
        assertThat(made.at("/programme/shortName")).isEqualTo("500+");
        rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL, 2027, "LIST"))
                .problem(409, "already-exists");
        rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL, 2026, "LOW"))
                .is(201);
        refused(participation(programme, SOUTH_SCHOOL, 2031, "LOW"), "/cohortYear", "UNKNOWN_COHORT");
        refused(participation(programme, SOUTH_SCHOOL, 2027, "ELSE"), "/grounds", "UNKNOWN_GROUND");
        refused(participation(programme, NORTH), "/organizationId", "WRONG_KIND");
        refused(participation(UUID.randomUUID().toString(), SOUTH_SCHOOL), "/programmeId", "NOT_FOUND");
    }

    @Test
    void aSchoolLeavesOnceAndStaysOnRecord() {
        Answer made = rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL))
                .is(201);
        String path = PARTICIPATIONS + "/" + made.id();
        rita.post(path + "/leave", Map.of("date", "2027-01-01", "reason", "Рано"))
                .problem(422, "invalid-fields")
                .pointing("/date", "PERIOD_REVERSED");
        Map<String, String> leaving = Map.of("date", "2027-06-30", "reason", "Результаты выше порога");
        Answer left = rita.post(path + "/leave", leaving).is(200);
        assertThat(left.at("/leftOn")).isEqualTo("2027-06-30");
        rita.post(path + "/leave", leaving).problem(409, "illegal-state");
        Api.as(web, BOB).post(path + "/leave", leaving).problem(403, "forbidden");
        rita.patch(path, left.tag(), Map.of("enteredOn", "2027-07-01"))
                .problem(422, "invalid-fields")
                .pointing("/enteredOn", "PERIOD_REVERSED");
        assertThat(rita.patch(path, left.tag(), Map.of("orderNumber", "42-п"))
                        .is(200)
                        .at("/orderNumber"))
                .isEqualTo("42-п");
        rita.patch(path, left.tag(), Map.of("orderNumber", "43-п")).problem(412, "stale");
    }

    @Test
    void whoWasTakenOutByMistakeIsPutBackForAReason() {
        Answer made = rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL))
                .is(201);
        String path = PARTICIPATIONS + "/" + made.id();
        comeBack(rita, path, made.tag()).problem(409, "illegal-state");
        rita.patch(path, made.tag(), Map.of("leftOn", "2027-06-30")).problem(409, "illegal-state");
        Answer left = rita.post(path + "/leave", Map.of("date", "2027-06-30", "reason", "Ошибка"))
                .is(200);
        assertThat(left.json().at("/allowedActions").toString()).isEqualTo("[\"update\",\"return\"]");
        rita.patch(path, left.tag(), Map.of("leftOn", "2026-06-30"))
                .problem(422, "invalid-fields")
                .pointing("/leftOn", "PERIOD_REVERSED");
        Answer corrected =
                rita.patch(path, left.tag(), Map.of("leftOn", "2027-05-31")).is(200);
        assertThat(corrected.at("/leftOn")).isEqualTo("2027-05-31");
        comeBack(Api.as(web, BOB), path, corrected.tag()).problem(403, "forbidden");
        comeBack(rita, path, null).problem(428, "precondition-required");
        comeBack(rita, path, left.tag()).problem(412, "stale");
        Answer back = comeBack(rita, path, corrected.tag()).is(200);
        assertThat(back.json().at("/leftOn").isNull()).isTrue();
        assertThat(back.at("/state")).isEqualTo("CURRENT");
        assertThat(back.json().at("/leavingReason").isNull()).isTrue();
        String record = Api.V1 + "/audit-entries?entity=participation&entityId=" + made.id();
        assertThat(Api.as(web, ALICE).get(record).is(200).text()).contains("Выведена по ошибке");
    }

    @Test
    void participantsAreGivenAsATable() {
        rita.post(PARTICIPATIONS, participation(programme, NORTH_SCHOOL)).is(201);
        String table = Api.answer(rita.request(HttpMethod.GET, PARTICIPATIONS + "?csv=people&programme={p}", programme)
                        .header("Accept", "text/csv")
                        .header("Accept-Language", "ru"))
                .is(200)
                .text();
        assertThat(table).contains("Основания", ";Низкие результаты;", ";41-п;14.01.2027;", ";участвует");
    }

    @Test
    void aListIsNarrowedAndReadOnce() {
        for (int i = 0; i < 3; i++) {
            rita.post(PARTICIPATIONS, participation(programme, school(NORTH))).is(201);
        }
        rita.post(PARTICIPATIONS, participation(programme, SOUTH_SCHOOL, 2026, "LOW"))
                .is(201);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = rita.get(PARTICIPATIONS + "?programme={p}&limit=2&cursor={c}", programme, cursor)
                    .is(200);
            page.json().at("/items").forEach(item -> seen.add(item.at("/id").asString()));
            cursor = page.at("/nextCursor");
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        String list = PARTICIPATIONS + "?programme=" + programme;
        assertThat(rita.get(list + "&year=2026").json().at("/items")).hasSize(1);
        assertThat(rita.get(list + "&within=" + NORTH).json().at("/items")).hasSize(3);
        assertThat(rita.get(list + "&organization=" + SOUTH_SCHOOL).json().at("/items"))
                .hasSize(1);
        assertThat(rita.get(list + "&state=CURRENT").json().at("/items")).hasSize(4);
        assertThat(rita.get(list + "&state=LEFT").json().at("/items")).isEmpty();
    }

    @Test
    void aBatchTakesInWhoCanBeTakenInAndSaysOfTheOthersWhyNot() {
        List<Object> items = List.of(
                participation(programme, NORTH_SCHOOL),
                participation(programme, NORTH_SCHOOL),
                participation(programme, SOUTH),
                participation(programme, SOUTH_SCHOOL, 2027, "ELSE"),
                participation(programme, SOUTH_SCHOOL));
        Answer first = batch(items).is(200);
        assertThat(first.json().at("/created").asInt()).isEqualTo(2);
        assertThat(first.json().at("/refused").asInt()).isEqualTo(3);
        assertThat(first.at("/items/1/errors/0/code")).isEqualTo("ALREADY_EXISTS");
        assertThat(first.at("/items/2/errors/0/pointer")).isEqualTo("/items/2/organizationId");
        assertThat(first.at("/items/3/errors/0/message")).isEqualTo("В программе нет такого основания");
        assertThat(first.at("/items/4/id")).isNotBlank();
        Answer again = batch(items).is(200);
        assertThat(again.json().at("/created").asInt()).isZero();
        batch(Collections.nCopies(1001, participation(programme, NORTH_SCHOOL)))
                .problem(422, "invalid-fields")
                .pointing("/items", "WRONG_LENGTH");
        batch(List.of(Map.of("programmeId", programme))).problem(422, "invalid-fields");
    }

    @Test
    void theSameBatchAtOnceMakesNothingTwice() {
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(participation(programme, school(NORTH)));
        }
        List<Integer> created = AtOnce.call(Collections.nCopies(
                4, () -> batch(items).is(200).json().at("/created").asInt()));
        assertThat(created.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    }

    private static Answer comeBack(Api who, String path, @Nullable String tag) {
        var request = who.request(HttpMethod.POST, path + "/return").contentType(MediaType.APPLICATION_JSON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return Api.answer(request.bodyValue(Map.of("reason", "Выведена по ошибке")));
    }

    private Answer batch(List<?> items) {
        return rita.post(PARTICIPATIONS + "/batch", Map.of("items", items));
    }

    private void refused(Map<String, Object> body, String pointer, String code) {
        rita.post(PARTICIPATIONS, body).problem(422, "invalid-fields").pointing(pointer, code);
    }

    private String school(UUID municipality) {
        return school("Школа списка", municipality);
    }

    private String school(String name, UUID municipality) {
        return Api.as(web, ALICE)
                .post(Api.V1 + "/organizations", Map.of("name", name, "kind", "SCHOOL", "parentId", municipality))
                .is(201)
                .id();
    }
}
