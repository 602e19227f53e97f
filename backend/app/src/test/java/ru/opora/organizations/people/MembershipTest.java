package ru.opora.organizations.people;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.people.Staff.MEMBERSHIPS;
import static ru.opora.organizations.people.Staff.hire;
import static ru.opora.organizations.people.Staff.id;
import static ru.opora.organizations.people.Staff.role;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH_SCHOOL;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

@ApiTest
class MembershipTest {

    private static final Map<String, String> END = Map.of("reason", "Назначен другой куратор");

    /** A day ahead of {@link #LATEST} at every moment. */
    private static final String EARLIEST = "Pacific/Kiritimati";

    private static final String LATEST = "Pacific/Pago_Pago";

    @Autowired
    private WebTestClient web;

    private Api bob;
    private String school;
    private LocalDate today;

    @BeforeEach
    void open() {
        bob = Api.as(web, BOB);
        school = Staff.school(web, NORTH, "Europe/Moscow");
        today = LocalDate.now(ZoneId.of("Europe/Moscow"));
    }

    @Test
    void strangersNeitherSeeNorTouchIt() {
        Answer hired = hire(bob, role(school, "CURATOR"));
        String path = MEMBERSHIPS + "/" + hired.at("/person/memberships/0/id");
        for (String stranger : List.of(DORA, SASHA)) {
            Api.as(web, stranger).get(path).problem(404, "not-found");
            Api.as(web, stranger).post(path + "/end", END).problem(404, "not-found");
        }
        give(id(hired), role(SOUTH_SCHOOL, "CURATOR"))
                .problem(422, "invalid-fields")
                .pointing("/organizationId", "NOT_FOUND");
        give(id(hired), role(NORTH, "REGIONAL_METHODIST")).problem(403, "forbidden");
        Map<String, Object> foreign = new HashMap<>(role(SOUTH_SCHOOL, "CURATOR"));
        foreign.put("personId", id(hired));
        Api.as(web, DORA)
                .post(MEMBERSHIPS, foreign)
                .problem(422, "invalid-fields")
                .pointing("/personId", "NOT_FOUND");
    }

    @Test
    void anEndedCuratorSeesNothing() {
        Answer hired = hire(bob, role(school, "CURATOR"));
        Api curator = Staff.signedIn(web, hired, Staff.subject());
        curator.get(Api.V1 + "/organizations/" + school).is(200);
        Answer ended = bob.post(MEMBERSHIPS + "/" + hired.at("/person/memberships/0/id") + "/end", END)
                .is(200);
        assertThat(ended.at("/state")).isEqualTo("ENDED");
        assertThat(ended.at("/validTo")).isEqualTo(today.toString());
        assertThat(ended.at("/endedReason")).isEqualTo(END.get("reason"));
        curator.get(Api.V1 + "/organizations/" + school).problem(403, "forbidden");
    }

    @Test
    void todayIsWhereTheSchoolIs() {
        String early = Staff.school(web, NORTH, EARLIEST);
        String late = Staff.school(web, NORTH, LATEST);
        LocalDate first = LocalDate.now(ZoneId.of(EARLIEST));
        LocalDate last = LocalDate.now(ZoneId.of(LATEST));
        Api begun = Staff.signedIn(
                web,
                hire(bob, role(early, "CURATOR", first, null), role(late, "CURATOR", first, null)),
                Staff.subject());
        begun.get(Api.V1 + "/organizations/" + early).is(200);
        begun.get(Api.V1 + "/organizations/" + late).problem(404, "not-found");
        LocalDate before = last.minusDays(9);
        Api ending = Staff.signedIn(
                web,
                hire(bob, role(early, "CURATOR", before, last), role(late, "CURATOR", before, last)),
                Staff.subject());
        ending.get(Api.V1 + "/organizations/" + late).is(200);
        ending.get(Api.V1 + "/organizations/" + early).problem(404, "not-found");
        assertThat(ending.get(Api.V1 + "/me").json().at("/memberships")).hasSize(1);
    }

    @Test
    void theSameRoleIsNotHeldTwiceAtATime() {
        String person = id(hire(bob, role(school, "CURATOR", today.minusDays(20), today.minusDays(10))));
        give(person, role(school, "CURATOR", today.minusDays(10), null)).problem(409, "periods-overlap");
        give(person, role(school, "CURATOR", today.minusDays(9), null)).is(201);
        give(person, role(school, "CURATOR", today.plusDays(90), null)).problem(409, "periods-overlap");
        give(person, role(school, "SCHOOL_HEAD", today, today.minusDays(1)))
                .problem(422, "invalid-fields")
                .pointing("/validTo", "PERIOD_REVERSED");
        give(person, role(school, "SCHOOL_HEAD")).is(201);
    }

    @Test
    void ofEightAtOnceOneIsGiven() {
        String person = id(hire(bob, role(school, "CURATOR")));
        List<Integer> statuses = AtOnce.call(Collections.nCopies(
                8, () -> give(person, role(school, "SCHOOL_HEAD")).status()));
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void whatWasEndedByMistakeBeginsAgainTheSameDay() {
        Answer hired = hire(bob, role(school, "CURATOR", today, null));
        String path = MEMBERSHIPS + "/" + hired.at("/person/memberships/0/id");
        bob.post(path + "/end", END).is(200);
        bob.post(path + "/end", END).problem(409, "illegal-state");
        bob.patch(path, bob.get(path).tag(), Map.of("validFrom", today)).problem(409, "illegal-state");
        Answer again = give(id(hired), role(school, "CURATOR", today, null)).is(201);
        assertThat(again.at("/state")).isEqualTo("CURRENT");
    }

    @Test
    void datesAndOrderChangeAgainstTheVersionSeen() {
        Answer hired = hire(bob, role(school, "SCHOOL_COORDINATOR"));
        String path = MEMBERSHIPS + "/" + hired.at("/person/memberships/0/id");
        bob.patch(path, null, Map.of("validTo", today)).problem(428, "precondition-required");
        Answer changed = bob.patch(path, "\"0\"", Map.of("validTo", today.plusDays(1), "orderNumber", "115-к"))
                .is(200);
        assertThat(changed.at("/orderNumber")).isEqualTo("115-к");
        Answer stale = bob.patch(path, "\"0\"", Map.of("validTo", today)).problem(412, "stale");
        assertThat(stale.at("/current/orderNumber")).isEqualTo("115-к");
        assertThat(bob.patch(path, changed.tag(), removing("validTo")).is(200).at("/validTo"))
                .isEmpty();
        String tag = bob.get(path).tag();
        bob.patch(path, tag, removing("orderDate"))
                .problem(422, "invalid-fields")
                .pointing("/orderDate", "REQUIRED");
        bob.patch(path, tag, Map.of("validTo", "2020-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/validTo", "PERIOD_REVERSED");
    }

    @Test
    void assignmentsOfCuratorsAreListedByStateAndPlace() {
        hire(bob, role(school, "CURATOR", today.minusYears(2), today.minusYears(1)), role(school, "SCHOOL_HEAD"))
                .is(201);
        hire(bob, role(school, "CURATOR")).is(201);
        hire(bob, role(school, "CURATOR", today.plusDays(30), null)).is(201);
        for (String state : List.of("PLANNED", "CURRENT", "ENDED")) {
            Answer page = bob.get(MEMBERSHIPS + "?role=CURATOR&within={s}&state={t}&limit=1", school, state);
            assertThat(page.json().at("/items")).as(state).hasSize(1);
            assertThat(page.at("/items/0/state")).isEqualTo(state);
            assertThat(page.at("/nextCursor")).isEmpty();
        }
    }

    @Test
    void theOrderItselfIsAFileOfTheOrganisation() {
        String order = order(school);
        Map<String, Object> coordinator = new HashMap<>(role(school, "SCHOOL_COORDINATOR"));
        coordinator.put("orderFileId", order);
        Answer hired = hire(bob, coordinator);
        assertThat(hired.is(201).at("/person/memberships/0/orderFileId")).isEqualTo(order);
        String path = MEMBERSHIPS + "/" + hired.at("/person/memberships/0/id");
        String elsewhere = order(NORTH.toString());
        bob.patch(path, bob.get(path).tag(), Map.of("orderFileId", elsewhere))
                .problem(422, "invalid-fields")
                .pointing("/orderFileId", "NOT_FOUND");
        coordinator.put("orderFileId", elsewhere);
        hire(bob, role(school, "CURATOR"), coordinator)
                .problem(422, "invalid-fields")
                .pointing("/memberships/1/orderFileId", "NOT_FOUND");
        assertThat(bob.patch(path, bob.get(path).tag(), Map.of("orderNumber", "115-к"))
                        .is(200)
                        .at("/orderFileId"))
                .isEqualTo(order);
        assertThat(bob.patch(path, bob.get(path).tag(), removing("orderFileId"))
                        .is(200)
                        .at("/orderFileId"))
                .isEmpty();
    }

    private String order(String organization) {
        return bob.uploadTo(
                        Api.V1 + "/files",
                        "file",
                        "order.txt",
                        "Приказ 114-к".getBytes(StandardCharsets.UTF_8),
                        Map.of("organizationId", organization))
                .is(201)
                .id();
    }

    @Test
    void rolesAreListedByTheDaysOnWhichTheyAreHeld() {
        hire(bob, role(school, "CURATOR", today.minusDays(90), today.minusDays(60)))
                .is(201);
        hire(bob, role(school, "CURATOR", today.minusDays(20), null)).is(201);
        hire(bob, role(school, "CURATOR", today.plusDays(30), null)).is(201);
        assertThat(held(today.minusDays(60), today.minusDays(60))).isEqualTo(1);
        assertThat(held(today.minusDays(59), today.minusDays(21))).isZero();
        assertThat(held(today.minusDays(59), today.minusDays(20))).isEqualTo(1);
        assertThat(held(today, today.plusDays(30))).isEqualTo(2);
        assertThat(held(today.minusDays(100), today.plusDays(30))).isEqualTo(3);
        bob.get(MEMBERSHIPS + "?heldFrom=2026-13-01").problem(400, "bad-request");
    }

    private int held(LocalDate from, LocalDate to) {
        return bob.get(MEMBERSHIPS + "?organization={o}&heldFrom={f}&heldTo={t}", school, from, to)
                .is(200)
                .json()
                .at("/items")
                .size();
    }

    private static Map<String, @Nullable Object> removing(String field) {
        return Collections.singletonMap(field, null);
    }

    private Answer give(String person, Map<String, ?> role) {
        Map<String, Object> body = new HashMap<>(role);
        body.put("personId", person);
        return bob.post(MEMBERSHIPS, body);
    }
}
