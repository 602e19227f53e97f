package ru.opora.organizations.people;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.organizations.people.Staff.PEOPLE;
import static ru.opora.organizations.people.Staff.code;
import static ru.opora.organizations.people.Staff.hire;
import static ru.opora.organizations.people.Staff.id;
import static ru.opora.organizations.people.Staff.role;
import static ru.opora.organizations.people.Staff.subject;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.NORTH_SCHOOL;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.AtOnce;

/** With an issuer of others: a link of ours ties whoever signs in to the person it was made for. */
@ApiTest
class InvitationTest {

    private static final String ACCEPT = Api.V1 + "/me/invitation";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private Api bob;
    private Answer hired;

    @BeforeEach
    void invite() {
        bob = Api.as(web, BOB);
        hired = hire(bob, role(NORTH_SCHOOL, "CURATOR")).is(201);
    }

    @Test
    void theAnonymousAcceptNothing() {
        Api.anonymous(web).post(ACCEPT, Map.of("code", code(hired))).problem(401, "unauthenticated");
    }

    @Test
    void anInvitationLetsOneUnknownIn() {
        Api stranger = Api.as(web, subject());
        stranger.get(Api.V1 + "/me").problem(403, "no-membership");
        stranger.post(ACCEPT, Map.of("code", code(hired))).is(204);
        assertThat(stranger.get(Api.V1 + "/me").is(200).id()).isEqualTo(id(hired));
        assertThat(bob.get(PEOPLE + "/" + id(hired)).at("/state")).isEqualTo("ACTIVE");
        bob.post(PEOPLE + "/" + id(hired) + "/invite").problem(409, "illegal-state");
    }

    @Test
    void itIsUsedOnce() {
        Staff.signedIn(web, hired, subject());
        Api.as(web, subject()).post(ACCEPT, Map.of("code", code(hired))).problem(410, "invitation-void");
        Api.as(web, subject()).post(ACCEPT, Map.of("code", "выдуманный")).problem(410, "invitation-void");
    }

    @Test
    void ofManyAtOnceOneComesIn() {
        String code = code(hired);
        List<Callable<Integer>> strangers = Stream.generate(Staff::subject)
                .limit(8)
                .<Callable<Integer>>map(subject -> () ->
                        Api.as(web, subject).post(ACCEPT, Map.of("code", code)).status())
                .toList();
        assertThat(AtOnce.call(strangers)).containsOnlyOnce(204).containsOnly(204, 410);
    }

    @Test
    void itRunsOut() {
        DatabaseScope.system(
                        database.sql("UPDATE organizations_invitations SET expires_at = now() WHERE person_id = :id")
                                .bind("id", UUID.fromString(id(hired)))
                                .then())
                .block();
        Api.as(web, subject()).post(ACCEPT, Map.of("code", code(hired))).problem(410, "invitation-void");
    }

    @Test
    void aNewOneVoidsTheFormer() {
        Answer renewed = bob.post(PEOPLE + "/" + id(hired) + "/invite").is(200);
        Api stranger = Api.as(web, subject());
        stranger.post(ACCEPT, Map.of("code", code(hired))).problem(410, "invitation-void");
        stranger.post(ACCEPT, Map.of("code", code(renewed))).is(204);
    }

    @Test
    void whoIsSomebodyAlreadyBecomesNobodyElse() {
        bob.post(ACCEPT, Map.of("code", code(hired))).problem(409, "already-bound");
        Api.client(web, "people:read").post(ACCEPT, Map.of("code", code(hired))).problem(409, "already-bound");
        Api.as(web, subject()).post(ACCEPT, Map.of("code", code(hired))).is(204);
    }

    @Test
    void whoLeftBeforeComingInStaysOut() {
        bob.post(PEOPLE + "/" + id(hired) + "/leave", Map.of("reason", "Не вышла на работу"))
                .is(200);
        Api.as(web, subject()).post(ACCEPT, Map.of("code", code(hired))).problem(410, "invitation-void");
    }
}
