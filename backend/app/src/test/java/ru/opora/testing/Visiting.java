package ru.opora.testing;

import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api.Answer;

/** Visits for tests. */
public final class Visiting {

    public static final String VISITS = Api.V1 + "/visits";
    public static final String RECOMMENDATIONS = Api.V1 + "/recommendations";
    public static final String CHECKLISTS = Api.V1 + "/visit-checklists";

    private Visiting() {}

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** A visit to a school, planned in a week. */
    public static Map<String, Object> plan(UUID school) {
        return Map.of(
                "organizationId",
                school,
                "kind",
                "ON_SITE",
                "plannedOn",
                today().plusDays(7).toString(),
                "plannedAt",
                "10:30",
                "purpose",
                "Посещение уроков математики");
    }

    public static Map<String, Object> with(Map<String, Object> base, String name, Object value) {
        Map<String, Object> other = new HashMap<>(base);
        other.put(name, value);
        return other;
    }

    /** The address of a new visit. */
    public static String planned(WebTestClient web, String visitor, UUID school) {
        return VISITS + "/"
                + Api.as(web, visitor).post(VISITS, plan(school)).is(201).id();
    }

    /** The address of a visit that has begun. */
    public static String begun(WebTestClient web, String visitor, UUID school) {
        String visit = planned(web, visitor, school);
        Api.as(web, visitor).post(visit + "/begin", Map.of()).is(200);
        return visit;
    }

    /** Findings are written, and it is handed to the school. */
    public static Answer complete(WebTestClient web, String visitor, String visit) {
        Api api = Api.as(web, visitor);
        api.patch(visit, api.get(visit).tag(), Map.of("findings", "Уроки проведены по плану"))
                .is(200);
        return api.post(visit + "/complete", Map.of()).is(200);
    }

    public static Map<String, Object> advice() {
        return Map.of(
                "text", "Провести открытый урок", "due", today().plusDays(30).toString());
    }

    /** The address of a recommendation of Bob's after a completed visit. */
    public static String recommended(WebTestClient web, UUID school) {
        String visit = begun(web, BOB, school);
        String id = Api.as(web, BOB)
                .post(visit + "/recommendations", advice())
                .is(201)
                .id();
        complete(web, BOB, visit);
        return RECOMMENDATIONS + "/" + id;
    }

    /** Past the API and past what it forbids, as if it were so since then. */
    public static void set(DatabaseClient database, String table, String address, String set) {
        DatabaseScope.system(database.sql("UPDATE " + table + " SET " + set + " WHERE id = :id")
                        .bind("id", UUID.fromString(address.substring(address.lastIndexOf('/') + 1)))
                        .then())
                .block();
    }

    public static List<String> actions(Answer answer) {
        return answer.json()
                .at("/allowedActions")
                .valueStream()
                .map(action -> action.asString())
                .toList();
    }

    /** A file of the northern school's, named note.txt; gives its id. */
    public static String file(WebTestClient web) {
        return Api.as(web, BOB)
                .uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "note.txt",
                        "Протокол".getBytes(StandardCharsets.UTF_8),
                        Map.of("organizationId", NORTH_SCHOOL.toString()))
                .is(201)
                .id();
    }

    /** Which kinds of notices of something a person has. */
    public static List<String> told(WebTestClient web, String person, String id) {
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

    public static void invalid(Answer answer, String pointer, String code) {
        answer.is(422);
        answer.problem(422, "invalid-fields").pointing(pointer, code);
    }
}
