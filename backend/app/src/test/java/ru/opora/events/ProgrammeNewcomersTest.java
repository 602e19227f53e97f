package ru.opora.events;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.REGION;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Events;
import ru.opora.testing.Jobs;
import ru.opora.testing.Newcomers;
import ru.opora.testing.Rounds;

/** An event follows the programme whose schools it invites, until it begins. */
@ApiTest
class ProgrammeNewcomersTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    @Qualifier("eventNewcomersJob")
    private RecurringJob job;

    private Api alice;
    private UUID district;
    private String programme;
    private UUID first;

    @BeforeEach
    void settle() {
        alice = Api.as(web, ALICE);
        district = Rounds.place(web, ALICE, "MUNICIPALITY", "Район участников " + UUID.randomUUID(), REGION);
        programme = alice.post(
                        Api.V1 + "/programmes",
                        Map.of(
                                "organizationId",
                                REGION,
                                "kind",
                                "REGIONAL",
                                "name",
                                "Поддержка " + UUID.randomUUID(),
                                "grounds",
                                List.of(),
                                "cohortYears",
                                List.of(2026)))
                .is(201)
                .id();
        first = school(district);
        joins(first);
    }

    @Test
    void whoJoinsWhileTheEventIsAheadIsInvitedAndToldOnce() {
        String event = event(Events.today().plusDays(3));
        UUID outside = school(district);
        UUID later = school(district);
        Api head = Api.as(web, Newcomers.person(database, later, "SCHOOL_HEAD"));
        joins(later);
        joins(school(REGION)); // not below the owner
        Jobs.run(database, job);
        Jobs.run(database, job);
        assertThat(alice.get(event).is(200).json().at("/invited").asInt()).isEqualTo(2);
        assertThat(Events.invited(web, ALICE, event, later).isMissingNode()).isFalse();
        assertThat(Events.invited(web, ALICE, event, outside).isMissingNode())
                .as("no school of the programme")
                .isTrue();
        assertThat(head.get(Api.V1 + "/notifications?limit=500")
                        .json()
                        .at("/items")
                        .valueStream())
                .filteredOn(item -> item.at("/kind").asString().equals("EVENT_ANNOUNCED"))
                .hasSize(1);
    }

    @Test
    void anEventThatHasBegunAndADraftTakeInNobody() {
        String over = event(Events.today().minusDays(1));
        String draft = Events.draft(web, ALICE, body(Events.today().plusDays(3)));
        joins(school(district));
        Jobs.run(database, job);
        assertThat(alice.get(over).is(200).json().at("/invited").asInt()).isEqualTo(1);
        assertThat(alice.get(draft).is(200).json().at("/invited").asInt()).isZero();
    }

    @Test
    void whereSchoolsWereChosenOnlyThoseAreInvitedLater() {
        UUID chosen = school(district);
        Map<String, Object> body = body(Events.today().plusDays(3));
        body.put("schools", List.of(first, chosen));
        String event = Events.announced(web, ALICE, body);
        assertThat(alice.get(event).is(200).json().at("/invited").asInt()).isEqualTo(1);
        joins(chosen);
        joins(school(district));
        Jobs.run(database, job);
        assertThat(alice.get(event).is(200).json().at("/invited").asInt()).isEqualTo(2);
    }

    private String event(LocalDate day) {
        return Events.announced(web, ALICE, body(day));
    }

    private Map<String, Object> body(LocalDate day) {
        Map<String, Object> body = new HashMap<>(Events.body(district, day));
        body.put("programmeId", programme);
        return body;
    }

    private UUID school(UUID parent) {
        return Rounds.place(web, ALICE, "SCHOOL", "Школа-участница " + UUID.randomUUID(), parent);
    }

    private void joins(UUID school) {
        String entered = Events.today().minusDays(1).toString();
        alice.post(
                        Api.V1 + "/participations",
                        Map.of(
                                "programmeId",
                                programme,
                                "organizationId",
                                school,
                                "cohortYear",
                                2026,
                                "grounds",
                                List.of(),
                                "orderNumber",
                                "41-п",
                                "orderDate",
                                entered,
                                "enteredOn",
                                entered))
                .is(201);
    }
}
