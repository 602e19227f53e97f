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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;

@ApiTest
class PeopleAccessTest {

    @Autowired
    private WebTestClient web;

    @Test
    void readersAddNobody() {
        hire(as(OLEG), role(REGION, "OBSERVER")).problem(403, "forbidden");
        Api methodist = Staff.signedIn(web, hire(as(ALICE), role(REGION, "REGIONAL_METHODIST")), Staff.subject());
        hire(methodist, role(NORTH_SCHOOL, "SCHOOL_HEAD")).problem(403, "forbidden");
        methodist.get(PEOPLE).is(200);
        Api curator = Staff.signedIn(web, hire(as(ALICE), role(NORTH_SCHOOL, "CURATOR")), Staff.subject());
        curator.get(PEOPLE).problem(403, "forbidden");
    }

    @Test
    void aMunicipalityAddsItsOwnAndThoseOfItsSchools() {
        for (String above : List.of("ADMIN", "REGIONAL_COORDINATOR", "REGIONAL_METHODIST")) {
            hire(as(BOB), role(NORTH, above)).problem(403, "forbidden");
        }
        for (String equal : List.of("MUNICIPAL_COORDINATOR", "OBSERVER")) {
            hire(as(BOB), role(NORTH, equal)).is(201);
            hire(as(BOB), role(SOUTH, equal))
                    .problem(422, "invalid-fields")
                    .pointing("/memberships/0/organizationId", "NOT_FOUND");
        }
        hire(as(BOB), role(SOUTH_SCHOOL, "SCHOOL_HEAD"))
                .problem(422, "invalid-fields")
                .pointing("/memberships/0/organizationId", "NOT_FOUND");
        hire(as(BOB), role(NORTH_SCHOOL, "CURATOR"), role(SOUTH_SCHOOL, "CURATOR"))
                .problem(422, "invalid-fields")
                .pointing("/memberships/1/organizationId", "NOT_FOUND");
        hire(as(BOB), role(NORTH, "CURATOR"))
                .problem(422, "invalid-fields")
                .pointing("/memberships/0/role", "WRONG_KIND");
        String head = id(hire(as(BOB), role(NORTH_SCHOOL, "SCHOOL_HEAD")));
        as(BOB).get(PEOPLE + "/" + head).is(200);
        as(DORA).get(PEOPLE + "/" + head).problem(404, "not-found");
        as(DORA).patch(PEOPLE + "/" + head, "\"0\"", Map.of("name", "Другое")).problem(404, "not-found");
        as(DORA).post(PEOPLE + "/" + head + "/leave", Map.of("reason", "Ушла")).problem(404, "not-found");
        as(DORA).post(PEOPLE + "/" + head + "/invite").problem(404, "not-found");
    }

    @Test
    void aHeadAppointsTheCoordinatorOfTheOwnSchoolByAnOrder() {
        hire(as(SASHA), role(NORTH_SCHOOL, "SCHOOL_HEAD")).problem(403, "forbidden");
        hire(as(SASHA), role(NORTH, "SCHOOL_COORDINATOR"))
                .problem(422, "invalid-fields")
                .pointing("/memberships/0/organizationId", "NOT_FOUND");
        hire(as(SASHA), Map.of("organizationId", NORTH_SCHOOL, "role", "SCHOOL_COORDINATOR"))
                .problem(422, "invalid-fields")
                .pointing("/memberships/0/orderNumber", "REQUIRED");
        Answer appointed =
                hire(as(SASHA), role(NORTH_SCHOOL, "SCHOOL_COORDINATOR")).is(201);
        assertThat(appointed.at("/person/memberships/0/orderNumber")).isEqualTo("114-к");
    }

    @Test
    void nobodyGrantsARoleAboveTheirOwn() {
        hire(as(RITA), role(REGION, "ADMIN")).problem(403, "forbidden");
        hire(as(RITA), role(REGION, "REGIONAL_COORDINATOR")).is(201);
        hire(as(ALICE), role(REGION, "ADMIN")).is(201);
    }

    @Test
    void aSystemGrantsWhatTheCoordinatorOfItsMunicipalityGrants() {
        Api client = Api.client(web, "people:read", "people:write", "people:grant:REGIONAL_METHODIST");
        hire(client, role(NORTH, "REGIONAL_METHODIST")).problem(403, "forbidden");
        hire(client, role(NORTH_SCHOOL, "SCHOOL_HEAD")).is(201);
        hire(Api.client(web, "people:read"), role(NORTH_SCHOOL, "SCHOOL_HEAD")).problem(403, "forbidden");
    }

    /** Else the address or a link of somebody with more rights would be in the hands of somebody with fewer. */
    @Test
    void whoSharesAPersonDecidesAboutTheOwnMembershipOnly() {
        Answer hired = hire(as(ALICE), role(REGION, "REGIONAL_METHODIST"), role(NORTH_SCHOOL, "CURATOR"));
        String path = PEOPLE + "/" + id(hired);
        Answer seen = as(BOB).get(path).is(200);
        assertThat(seen.json().at("/allowedActions")).isEmpty();
        assertThat(seen.json().at("/memberships")).hasSize(1);
        as(BOB).patch(path, seen.tag(), Map.of("email", "bob@example.org")).problem(403, "forbidden");
        as(BOB).post(path + "/invite").problem(403, "forbidden");
        as(BOB).post(path + "/leave", Map.of("reason", "Ушла")).problem(403, "forbidden");
        as(BOB).post(MEMBERSHIPS + "/" + seen.at("/memberships/0/id") + "/end", Map.of("reason", "Перевод"))
                .is(200);
        as(RITA).post(path + "/invite").is(200);
    }

    @Test
    void nobodyShowsThemselvesOut() {
        String own = as(ALICE).get(Api.V1 + "/me").at("/id");
        as(ALICE).post(PEOPLE + "/" + own + "/leave", Map.of("reason", "Ушла")).problem(403, "forbidden");
        String membership = as(ALICE).get(Api.V1 + "/me").at("/memberships/0/id");
        as(ALICE)
                .post(MEMBERSHIPS + "/" + membership + "/end", Map.of("reason", "Ушла"))
                .problem(403, "forbidden");
    }

    @Test
    void aTakenAddressNamesItsOwnerOnlyToWhoSeesThem() {
        String email = UUID.randomUUID() + "@example.org";
        String owner = id(as(BOB).post(PEOPLE, person(email, List.of(role(NORTH_SCHOOL, "SCHOOL_HEAD")))));
        Answer seen = as(BOB).post(
                        PEOPLE,
                        person(email.toUpperCase(java.util.Locale.ROOT), List.of(role(NORTH_SCHOOL, "CURATOR"))));
        seen.problem(409, "email-taken");
        assertThat(seen.at("/person/id")).isEqualTo(owner);
        Answer hidden = as(DORA).post(PEOPLE, person(email, List.of(role(SOUTH_SCHOOL, "CURATOR"))));
        hidden.problem(409, "email-taken");
        assertThat(hidden.text()).doesNotContain(owner, "Тимофеева");
    }

    @Test
    void aFormerMunicipalitySeesTheNameAndNoMore() {
        String email = UUID.randomUUID() + "@example.org";
        Answer hired = as(RITA).post(
                        PEOPLE, person(email, List.of(role(NORTH_SCHOOL, "CURATOR"), role(SOUTH_SCHOOL, "CURATOR"))));
        String path = PEOPLE + "/" + id(hired);
        assertThat(as(BOB).get(path).at("/email")).isEqualTo(email);
        as(BOB).post(
                        MEMBERSHIPS + "/" + as(BOB).get(path).at("/memberships/0/id") + "/end",
                        Map.of("reason", "Перевод"))
                .is(200);
        Answer former = as(BOB).get(path).is(200);
        assertThat(former.at("/name")).isEqualTo("Тимофеева Нина Ильинична");
        assertThat(former.text()).doesNotContain(email);
        assertThat(as(DORA).get(path).at("/email")).isEqualTo(email);
    }

    private Api as(String person) {
        return Api.as(web, person);
    }
}
