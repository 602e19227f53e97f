package ru.opora.roadmaps.assignments;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.roadmaps.assignments.AssignmentsApiTest.put;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.Roads.ROADMAPS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.CentreStage;

/** Who learns that somebody is to be appointed, who has done it, and how the duty is taken back. */
@ApiTest
class AppointmentAskedTest {

    private static final String APPOINTMENTS = Api.V1 + "/appointments";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private CentreStage stage;
    private Api alice;
    private String head;
    private String duty;

    @BeforeEach
    void aDutyOfADistrict() {
        stage = new CentreStage(web, database);
        alice = Api.as(web, ALICE);
        head = stage.person(UUID.randomUUID(), stage.school, "SCHOOL_HEAD");
        duty = ROADMAPS + "/" + stage.roadmap + "/appointment-duty";
        put(alice, duty, Map.of("due", "2020-03-15")).is(200);
    }

    @Test
    void whoeverReportsForAnExecutorIsToldAtOnceAndWhenTheDayIsAnotherOne() {
        await(head, stage.school, 1);
        await(stage.coordinator, stage.district, 1);
        await(stage.coordinator, stage.centre, 1);
        put(alice, duty, Map.of("due", "2020-03-15", "text", "Приказом")).is(200);
        put(alice, duty, Map.of("due", "2999-04-01")).is(200);
        await(head, stage.school, 2);
        assertThat(told(head, stage.district)).isZero();
    }

    @Test
    void everywhereItTakesAnOrderAndACentreWithoutPeopleHasThatOfItsMunicipality() {
        assertThat(states()).containsOnly("OVERDUE").hasSize(3);
        stage.run("""
                UPDATE organizations_memberships SET order_number = '7-к', order_date = DATE '2020-02-01'
                WHERE organization_id = $1""", stage.district);
        assertThat(state(stage.district)).isEqualTo("DONE");
        assertThat(state(stage.centre)).isEqualTo("DONE");
        assertThat(state(stage.school)).isEqualTo("OVERDUE");
        stage.person(UUID.randomUUID(), stage.centre, "MUNICIPAL_COORDINATOR");
        assertThat(state(stage.centre)).as("it has people of its own now").isEqualTo("OVERDUE");
    }

    @Test
    void theOwnOnesAreThoseOneReportsFor() {
        assertThat(organizations(Api.as(web, head), "?mine=true")).containsExactly(stage.school.toString());
        assertThat(organizations(Api.as(web, stage.coordinator), "?mine=true"))
                .containsExactlyInAnyOrder(stage.district.toString(), stage.centre.toString());
    }

    @Test
    void theListIsNarrowedToAPlaceAndAllBelow() {
        assertThat(organizations(alice, "?state=OVERDUE&limit=500&within=" + stage.district))
                .containsExactlyInAnyOrder(stage.district.toString(), stage.centre.toString(), stage.school.toString());
        assertThat(organizations(alice, "?within=" + stage.school)).containsExactly(stage.school.toString());
        assertThat(organizations(alice, "?within=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void itIsTakenBackByWhoeverSetIt() {
        String tag = alice.get(duty).is(200).tag();
        remove(Api.as(web, DORA), tag).problem(404, "not-found");
        remove(Api.as(web, OLEG), tag).problem(403, "forbidden");
        remove(Api.as(web, head), tag).problem(403, "forbidden");
        remove(alice, null).problem(428, "precondition-required");
        put(alice, duty, Map.of("due", "2020-03-16")).is(200);
        Answer stale = remove(alice, tag).problem(412, "stale");
        assertThat(stale.at("/current/due")).isEqualTo("2020-03-16");
        remove(alice, alice.get(duty).tag()).is(204);
        assertThat(alice.get(duty).is(200).json().at("/due").isNull()).isTrue();
        assertThat(organizations(alice, "?roadmap=" + stage.roadmap)).isEmpty();
    }

    @Test
    void itIsSetOnTheConditionOfWhatWasSeen() {
        String seen = alice.get(duty).tag();
        alice.put(duty, null, Map.of("due", "2020-03-16")).problem(428, "precondition-required");
        alice.put(duty, "\"0\"", Map.of("due", "2020-03-16")).problem(412, "stale");
        Answer set = alice.put(duty, seen, Map.of("due", "2020-03-16")).is(200);
        assertThat(set.at("/due")).isEqualTo("2020-03-16");
        Answer second = alice.put(duty, seen, Map.of("due", "2020-03-17")).problem(412, "stale");
        assertThat(second.at("/current/due")).isEqualTo("2020-03-16");
        remove(alice, set.tag()).is(204);
        alice.put(duty, set.tag(), Map.of("due", "2020-03-17")).problem(412, "stale");
        alice.put(duty, alice.get(duty).tag(), Map.of("due", "2020-03-17")).is(200);
        alice.put(duty, "\"0\"", Map.of("due", "2020-03-18")).problem(412, "stale");
    }

    private Answer remove(Api api, @org.jspecify.annotations.Nullable String tag) {
        var request = api.request(HttpMethod.DELETE, duty);
        return Api.answer(tag == null ? request : request.header("If-Match", tag));
    }

    private List<String> states() {
        return items(alice, "?roadmap=" + stage.roadmap, "/state");
    }

    private String state(UUID organization) {
        return items(alice, "?roadmap=" + stage.roadmap + "&organization=" + organization, "/state")
                .get(0);
    }

    private static List<String> organizations(Api api, String query) {
        return items(api, query, "/organization/id");
    }

    private static List<String> items(Api api, String query, String pointer) {
        return api.get(APPOINTMENTS + query)
                .is(200)
                .json()
                .at("/items")
                .valueStream()
                .map(item -> item.at(pointer).asString())
                .toList();
    }

    private void await(String person, UUID organization, long times) {
        Objects.requireNonNull(Mono.fromSupplier(() -> told(person, organization) == times ? true : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block());
    }

    private long told(String person, UUID organization) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql("""
                        SELECT count(*) FROM notifications n JOIN organizations_people p ON p.id = n.person_id
                        WHERE p.subject = $1 AND n.kind = 'APPOINTMENT_DUE' AND n.organization_id = $2""")
                        .bind(0, person)
                        .bind(1, organization)
                        .mapValue(Long.class)
                        .one())
                .block());
    }
}
