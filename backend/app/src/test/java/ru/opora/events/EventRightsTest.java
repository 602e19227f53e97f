package ru.opora.events;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.Events.EVENTS;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.NORTH_SCHOOL;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.RITA;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Events;
import ru.opora.testing.Newcomers;

/** Who may not: a neighbour, whoever is not invited, a school about whether it came. */
@ApiTest
class EventRightsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whoMayNotPlanAnEvent() {
        Object body = Events.body(REGION);
        for (String person : List.of(BOB, DORA, SASHA, OLEG, CHELSEA)) {
            assertThat(Api.as(web, person).post(EVENTS, body).status())
                    .as(person)
                    .isEqualTo(403);
        }
        Api.as(web, BOB).post(EVENTS, Events.body(SOUTH)).problem(422, "invalid-fields");
        Api.as(web, SASHA).post(EVENTS, Events.body(NORTH_SCHOOL)).problem(403, "forbidden");
        Api.anonymous(web).post(EVENTS, body).problem(401, "unauthenticated");
        Api.anonymous(web).get(EVENTS).problem(401, "unauthenticated");
        Api.client(web, "attendance:read").post(EVENTS, Events.body(NORTH)).problem(403, "forbidden");
        Api.client(web, "events:read").get(EVENTS).problem(403, "forbidden");
    }

    @Test
    void aDraftIsNobodysBelow() {
        String path = Events.draft(web, RITA, Events.body(REGION));
        for (String person : List.of(BOB, SASHA)) {
            Api.as(web, person).get(path).problem(404, "not-found");
            assertThat(Api.as(web, person).get(EVENTS + "?limit=500").is(200).text())
                    .doesNotContain(path.substring(EVENTS.length() + 1));
        }
        Api.as(web, OLEG).get(path).is(200);
    }

    @Test
    void whoIsNotInvitedDoesNotSeeIt() {
        String path = Events.announced(web, RITA, Events.body(REGION, Events.today(), new UUID[] {NORTH_SCHOOL}));
        Api.as(web, DORA).get(path).problem(404, "not-found");
        Api.as(web, DORA).get(path + "/attendance").problem(404, "not-found");
        assertThat(Api.as(web, DORA).get(EVENTS + "?limit=500").is(200).text())
                .doesNotContain(path.substring(EVENTS.length() + 1));
        Api.as(web, SASHA).get(path).is(200);
        assertThat(Api.as(web, BOB).get(path).is(200).json().at("/invited").asInt())
                .isEqualTo(1);
    }

    @Test
    void aNeighboursSchoolCannotBeInvited() {
        Api.as(web, BOB)
                .post(EVENTS, Events.body(NORTH, Events.today(), NORTH_SCHOOL, SOUTH_SCHOOL))
                .problem(422, "invalid-fields")
                .pointing("/schools/1", "NOT_FOUND");
    }

    @Test
    void whoOnlySeesAnEventDoesNotRunIt() {
        String path = Events.announced(web, RITA, Events.body(REGION));
        String tag = Api.as(web, BOB).get(path).is(200).tag();
        String id = Events.invitation(web, BOB, path, NORTH_SCHOOL);
        for (String person : List.of(BOB, SASHA, OLEG)) {
            Api api = Api.as(web, person);
            api.patch(path, tag, Map.of("venue", "Дома")).problem(403, "forbidden");
            api.post(path + "/hold").problem(403, "forbidden");
            api.post(path + "/cancel", Map.of("reason", "Нет докладчика")).problem(403, "forbidden");
            api.delete(path, tag).problem(403, "forbidden");
            api.post(path + "/attendance/mark", Events.marks(Events.attended(id, 2)))
                    .problem(403, "forbidden");
            assertThat(api.get(path).json().at("/allowedActions")).isEmpty();
        }
    }

    @Test
    void aSchoolSeesAndAnswersForItselfOnly() {
        String path = Events.announced(web, RITA, Events.body(REGION));
        String north = Events.invitation(web, RITA, path, NORTH_SCHOOL);
        String south = Events.invitation(web, RITA, path, SOUTH_SCHOOL);
        assertThat(Api.as(web, SASHA).get(path + "/attendance").is(200).text())
                .contains(north)
                .doesNotContain(south);
        assertThat(Api.as(web, SASHA).get(path).is(200).json().at("/invited").asInt())
                .isEqualTo(1);
        Api.as(web, SASHA)
                .post(path + "/attendance/" + south + "/answer", Events.coming(2))
                .problem(404, "not-found");
        Api.as(web, OLEG)
                .post(path + "/attendance/" + north + "/answer", Events.coming(2))
                .problem(403, "forbidden");
        Api.client(web, "attendance:read")
                .post(path + "/attendance/" + north + "/answer", Events.coming(2))
                .problem(403, "forbidden");
    }

    @Test
    void aCuratorInvitesAnOwnSchoolAndAnswersForNone() {
        String curator = Newcomers.person(database, NORTH_SCHOOL, "CURATOR");
        Api.as(web, curator).post(EVENTS, Events.body(NORTH)).problem(403, "forbidden");
        String path = Events.announced(web, curator, Events.body(NORTH_SCHOOL));
        String id = Events.invitation(web, curator, path, NORTH_SCHOOL);
        Api.as(web, curator)
                .post(path + "/attendance/" + id + "/answer", Events.coming(2))
                .problem(403, "forbidden");
        Api.as(web, SASHA)
                .post(path + "/attendance/mark", Events.marks(Events.attended(id, 2)))
                .problem(403, "forbidden");
    }

    /** The second line: whatever a query forgets. */
    @Test
    void theDatabaseLetsNoSchoolSayThatItCame() {
        String path = Events.announced(web, RITA, Events.body(REGION));
        String id = Events.invitation(web, RITA, path, NORTH_SCHOOL);
        var school =
                new DatabaseScope(List.of((REGION + "." + NORTH + "." + NORTH_SCHOOL).replace("-", "")), SASHA, null);
        var update = database.sql("UPDATE events_attendance SET outcome = 'ATTENDED' WHERE id = :id")
                .bind("id", UUID.fromString(id))
                .then()
                .contextWrite(school::in);
        Assertions.assertThatThrownBy(update::block).hasStackTraceContaining("its owner says");
    }
}
