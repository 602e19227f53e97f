package ru.opora.organizations.people;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.people.Staff.MEMBERSHIPS;
import static ru.opora.organizations.people.Staff.PEOPLE;
import static ru.opora.organizations.people.Staff.hire;
import static ru.opora.organizations.people.Staff.id;
import static ru.opora.organizations.people.Staff.person;
import static ru.opora.organizations.people.Staff.role;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

@ApiTest
class PeopleLifeTest {

    private static final Map<String, String> LEAVING = Map.of("reason", "Выход на пенсию");

    @Autowired
    private WebTestClient web;

    private Api alice;
    private Api bob;
    private String school;

    @BeforeEach
    void open() {
        alice = Api.as(web, ALICE);
        bob = Api.as(web, BOB);
        school = Staff.school(web, NORTH, "Europe/Moscow");
    }

    @Test
    void somebodyNewIsAddedChangedAndFound() {
        String email = "nina." + UUID.randomUUID() + "@example.org";
        Answer made = bob.post(PEOPLE, person(email, List.of(role(school, "SCHOOL_HEAD"))))
                .is(201);
        String path = PEOPLE + "/" + id(made);
        assertThat(made.headers().getLocation()).hasPath(path);
        assertThat(made.at("/person/state")).isEqualTo("INVITED");
        assertThat(made.at("/invitation/link")).contains("/invitation?code=");

        bob.patch(path, null, Map.of("name", "Н")).problem(428, "precondition-required");
        Answer changed = bob.patch(path, made.tag(), Map.of("name", "Тимофеева-Лис Нина", "position", "директор"))
                .is(200);
        bob.patch(path, made.tag(), Map.of("name", "Н")).problem(412, "stale");
        assertThat(changed.at("/position")).isEqualTo("директор");
        assertThat(changed.at("/email")).isEqualTo(email);

        assertThat(found("q=" + email.substring(0, 20))).containsExactly(id(made));
        assertThat(found("q=тимофеева-лис&organization=" + school)).containsExactly(id(made));
        assertThat(found("within=" + NORTH + "&role=SCHOOL_HEAD&q=" + email)).containsExactly(id(made));
        assertThat(found("within=" + school + "&role=CURATOR")).isEmpty();
        assertThat(found("organization=" + school + "&state=INVITED")).containsExactly(id(made));
        assertThat(found("organization=" + school + "&state=ACTIVE")).isEmpty();
        bob.get(PEOPLE + "?sort=colour").problem(400, "bad-request").pointing("?sort", "UNKNOWN_SORT");
    }

    @Test
    void aNewMembershipIsNoneOfTheOldAnswers() {
        String path = PEOPLE + "/" + id(hire(bob, role(school, "CURATOR")));
        Answer before = bob.get(path).is(200);
        bob.getIfChanged(path, before.tag()).is(304);

        Map<String, Object> second = new HashMap<>(role(school, "SCHOOL_COORDINATOR"));
        second.put("personId", before.id());
        bob.post(MEMBERSHIPS, second).is(201);
        Answer after = bob.getIfChanged(path, before.tag()).is(200);

        assertThat(after.json().path("memberships")).hasSize(2);
        assertThat(after.tag()).isNotEqualTo(before.tag());
        bob.patch(path, before.tag(), Map.of("position", "методист")).is(200); // the person's own row has not changed
    }

    @Test
    void aListIsReadOnceInEveryOrderAndState() {
        for (int i = 0; i < 5; i++) {
            hire(bob, role(school, "CURATOR")).is(201);
        }
        for (String query : List.of("sort=name", "sort=-updatedAt", "state=INVITED")) {
            List<String> seen = new ArrayList<>();
            String cursor = "";
            do {
                Answer page = bob.get(PEOPLE + "?limit=2&organization={o}&cursor={c}&" + query, school, cursor)
                        .is(200);
                seen.addAll(ids(page));
                cursor = page.at("/nextCursor");
            } while (!cursor.isEmpty());
            assertThat(seen).as(query).hasSize(5).doesNotHaveDuplicates();
        }
    }

    @Test
    void whoLeavesLosesEverythingAtOnceAndTheirSchoolsAreHandedOver() {
        String other = Staff.school(web, NORTH, "Europe/Moscow");
        Answer hired = hire(bob, role(school, "CURATOR"), role(other, "CURATOR"));
        Api curator = Staff.signedIn(web, hired, Staff.subject());
        String path = PEOPLE + "/" + id(hired);
        curator.get(Api.V1 + "/organizations/" + school).is(200);

        Answer left = bob.post(path + "/leave", LEAVING).is(200);
        assertThat(left.at("/person/state")).isEqualTo("LEFT");
        assertThat(left.json().at("/handOver")).hasSize(2);
        curator.get(Api.V1 + "/me").problem(403, "no-membership");
        curator.get(Api.V1 + "/organizations/" + school).problem(403, "forbidden");
        bob.post(path + "/leave", LEAVING).problem(409, "illegal-state");
        bob.post(path + "/invite").problem(409, "illegal-state");
        bob.patch(path, bob.get(path).tag(), Map.of("name", "Н")).problem(409, "illegal-state");
        assertThat(found("organization=" + school)).isEmpty();
        assertThat(found("organization=" + school + "&state=LEFT")).containsExactly(id(hired));

        String toHandOver = MEMBERSHIPS + "?role=CURATOR&toHandOver=true&organization=";
        assertThat(bob.get(toHandOver + school).json().at("/items")).hasSize(1);
        hire(bob, role(school, "CURATOR")).is(201);
        assertThat(bob.get(toHandOver + school).json().at("/items")).isEmpty();
        assertThat(bob.get(toHandOver + other).json().at("/items")).hasSize(1);
    }

    @Test
    void whoReturnsComesInAgain() {
        Answer hired = hire(bob, role(school, "CURATOR"));
        Api curator = Staff.signedIn(web, hired, Staff.subject());
        String path = PEOPLE + "/" + id(hired);
        Map<String, Object> back = Map.of("memberships", List.of(Map.of("organizationId", school, "role", "CURATOR")));
        bob.post(path + "/return", back).problem(409, "illegal-state");
        bob.post(path + "/leave", LEAVING).is(200);
        assertThat(bob.get(path).at("/allowedActions/0")).isEqualTo("return");
        Answer returned = bob.post(path + "/return", back).is(200);
        assertThat(returned.at("/state")).isEqualTo("ACTIVE");
        curator.get(Api.V1 + "/organizations/" + school).is(200);
        assertThat(returned.json().at("/memberships")).hasSize(2);
    }

    @Test
    void nobodyLeavesOnADayToCome() {
        String path = PEOPLE + "/" + id(hire(bob, role(school, "CURATOR")));
        bob.post(path + "/leave", Map.of("reason", "Уходит", "date", "2099-01-01"))
                .problem(422, "invalid-fields")
                .pointing("/date", "IN_FUTURE");
        bob.post(path + "/leave", Map.of()).problem(422, "invalid-fields").pointing("/reason", "REQUIRED");
    }

    @Test
    void whoeverLeavesKeepsNoRoleThatWasGivenAtTheSameMoment() {
        for (int i = 0; i < 5; i++) {
            String person = id(hire(bob, role(school, "CURATOR")));
            Map<String, Object> more = new java.util.HashMap<>(role(school, "SCHOOL_HEAD"));
            more.put("personId", person);
            List<Integer> statuses = AtOnce.call(List.of(
                    () -> bob.post(PEOPLE + "/" + person + "/leave", LEAVING).status(),
                    () -> bob.post(MEMBERSHIPS, more).status()));
            assertThat(statuses.get(0)).isEqualTo(200);
            assertThat(statuses.get(1)).isIn(201, 409);
            bob.get(PEOPLE + "/" + person)
                    .json()
                    .at("/memberships")
                    .forEach(membership ->
                            assertThat(membership.at("/state").asString()).isEqualTo("ENDED"));
        }
    }

    @Test
    void ofLeavingAndChangingAtOnceNeitherIsLost() {
        for (int i = 0; i < 5; i++) {
            Answer hired = hire(bob, role(school, "CURATOR"));
            String path = PEOPLE + "/" + id(hired);
            List<Integer> statuses = AtOnce.call(List.of(
                    () -> bob.post(path + "/leave", LEAVING).status(),
                    () -> bob.patch(path, hired.tag(), Map.of("name", "Новое имя"))
                            .status()));
            assertThat(statuses.get(0)).isEqualTo(200);
            assertThat(statuses.get(1)).isIn(200, 409, 412);
            assertThat(bob.get(path).at("/name").equals("Новое имя")).isEqualTo(statuses.get(1) == 200);
        }
    }

    @Test
    void whatHappensToAPersonIsOnRecord() {
        Answer hired = hire(bob, role(school, "CURATOR"));
        String path = PEOPLE + "/" + id(hired);
        bob.patch(path, hired.tag(), Map.of("position", "методист")).is(200);
        bob.post(path + "/leave", LEAVING).is(200);
        Answer record = alice.get(Api.V1 + "/audit-entries?entity=person&entityId={id}", id(hired))
                .is(200);
        assertThat(record.text()).contains("CREATED", "CHANGED", "методист", "Выход на пенсию");
    }

    @Test
    void howWhoLeftCouldBeReachedIsErasedAndTheirNameStays() {
        String email = "vera." + UUID.randomUUID() + "@example.org";
        Answer made = bob.post(PEOPLE, person(email, List.of(role(school, "CURATOR"))))
                .is(201);
        String path = PEOPLE + "/" + id(made);
        bob.patch(path, made.tag(), Map.of("phone", "+7 900 000-00-01", "position", "методист"))
                .is(200);
        bob.post(path + "/forget-contacts").problem(409, "illegal-state"); // works here
        Answer left = bob.post(path + "/leave", LEAVING).is(200);
        String tag = "\"" + left.json().at("/person/version").asLong() + "\"";
        assertThat(left.json().at("/person/allowedActions").toString()).contains("forgetContacts");
        Api.as(web, DORA).post(path + "/forget-contacts").problem(404, "not-found");
        bob.patch(path, tag, Map.of("phone", "+7 900 000-00-02")).problem(409, "illegal-state");
        bob.patch(path, tag, Map.of("name", "Другое имя")).problem(409, "illegal-state");
        Answer without = bob.patch(path, tag, java.util.Collections.singletonMap("phone", null))
                .is(200);
        assertThat(without.json().at("/phone").isNull()).isTrue();
        assertThat(without.at("/email")).isEqualTo(email);
        Answer forgotten = bob.post(path + "/forget-contacts").is(200);
        assertThat(List.of("/email", "/phone", "/position"))
                .allSatisfy(
                        field -> assertThat(forgotten.json().at(field).isNull()).isTrue());
        assertThat(forgotten.at("/name")).isEqualTo(without.at("/name"));
        assertThat(forgotten.json().at("/allowedActions").toString()).doesNotContain("forgetContacts");
        bob.post(PEOPLE, person(email, List.of(role(school, "CURATOR")))).is(201); // the address is free
        String record = alice.get(Api.V1 + "/audit-entries?entity=person&entityId={id}", id(made))
                .is(200)
                .text();
        assertThat(record)
                .contains("\"contacts\":\"CHANGED\"", "\"contacts\":\"ERASED\"")
                .doesNotContain(email, "900 000-00-01");
    }

    private List<String> found(String query) {
        return ids(bob.get(PEOPLE + "?" + query).is(200));
    }

    private static List<String> ids(Answer page) {
        return page.json()
                .at("/items")
                .valueStream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
