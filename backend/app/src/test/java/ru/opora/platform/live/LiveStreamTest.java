package ru.opora.platform.live;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.ALICE;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;
import static ru.opora.testing.People.REGION;
import static ru.opora.testing.People.SASHA;
import static ru.opora.testing.People.SOUTH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import ru.opora.testing.EventStream;
import ru.opora.testing.Roads;
import ru.opora.testing.TestTokens;

/** That something is not told is seen by what comes next: events keep their order. */
@ApiTest
class LiveStreamTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void anothersMunicipalityIsNotTold() {
        try (var dora = EventStream.of(port, DORA);
                var bob = EventStream.of(port, BOB)) {
            rename(BOB, NORTH);
            rename(DORA, SOUTH);

            assertThat(dora.changed()).isEqualTo("organization CHANGED " + SOUTH);
            assertThat(bob.changed()).isEqualTo("organization CHANGED " + NORTH);
        }
    }

    @Test
    void anEventSaysWhatChangedAndNeverWhatItHolds() {
        try (var bob = EventStream.of(port, BOB)) {
            String name = rename(BOB, NORTH);

            var change = bob.change();
            assertThat(change.toString()).doesNotContain(name);
            assertThat(change.propertyNames())
                    .containsExactlyInAnyOrder("entity", "entityId", "organizationId", "action", "at");
            assertThat(change.path("organizationId").asString()).isEqualTo(NORTH.toString());
        }
    }

    @Test
    void aDraftIsToldItsWritersAndAnApprovedRoadmapEverybodyItIsMeantFor() {
        try (var oleg = EventStream.of(port, OLEG);
                var sasha = EventStream.of(port, SASHA);
                var dora = EventStream.of(port, DORA);
                var bob = EventStream.of(port, BOB)) {
            String id = Roads.draft(web, BOB, NORTH).id();
            assertThat(bob.changed()).isEqualTo("roadmap CREATED " + id);

            Api.as(web, BOB)
                    .post(Roads.ROADMAPS + "/" + id + "/approve", Roads.ORDER)
                    .is(200);
            assertThat(oleg.changed()).isEqualTo("roadmap CHANGED " + id);
            assertThat(sasha.changed()).isEqualTo("roadmap CHANGED " + id);

            rename(DORA, SOUTH);
            assertThat(dora.changed()).isEqualTo("organization CHANGED " + SOUTH);
        }
    }

    @Test
    void aKindWithoutARuleIsToldNobody() {
        try (var alice = EventStream.of(port, ALICE)) {
            system("SELECT audit_append('bob', 'CHANGED', 'secretThing', 'x', '" + NORTH + "', NULL, NULL, NULL)");
            rename(BOB, NORTH);

            assertThat(alice.changed()).isEqualTo("organization CHANGED " + NORTH);
        }
    }

    @Test
    void whoComesAgainGetsWhatWasMissedInOrderOnceAndNothingElse() {
        List<String> seen = new ArrayList<>();
        try (var bob = EventStream.of(port, BOB)) {
            for (int count = 0; count < 5; count++) {
                rename(BOB, NORTH);
                rename(DORA, SOUTH);
            }
            for (int count = 0; count < 5; count++) {
                seen.add(Objects.requireNonNull(bob.next("change").id()));
            }
        }
        rename(BOB, NORTH);

        try (var again = EventStream.resume(port, TestTokens.of(BOB), seen.get(1))) {
            assertThat(again.next("change").id()).isEqualTo(seen.get(2));
            assertThat(again.next("change").id()).isEqualTo(seen.get(3));
            assertThat(again.next("change").id()).isEqualTo(seen.get(4));
            assertThat(List.of(again.nextName(), again.nextName())).containsExactlyInAnyOrder("change", "ready");
        }
    }

    @Test
    void anUnknownPlaceIsAReset() {
        for (String place : List.of("nonsense", "-1", "999999999999", "")) {
            try (var bob = EventStream.resume(port, TestTokens.of(BOB), place)) {
                assertThat(bob.next("reset").id()).isNotBlank();
            }
        }
    }

    @Test
    void theStreamEndsWithTheToken() {
        try (var bob =
                EventStream.resume(port, TestTokens.until(BOB, Instant.now().plusSeconds(2)), null)) {
            bob.next("ready");
            bob.next("expired");
            bob.next(EventStream.END);
        }
    }

    @Test
    void whoseMembershipEndsHearsNothingMore() {
        String subject = member(NORTH, "MUNICIPAL_COORDINATOR");
        try (var stream = EventStream.of(port, subject)) {
            system("UPDATE organizations_memberships SET valid_to = current_date - 1 WHERE person_id = "
                    + "(SELECT id FROM organizations_people WHERE subject = '" + subject + "')");
            stream.next("access");
            stream.next(EventStream.END);
        }
    }

    @Test
    void whoIsGivenMoreHearsMoreAtOnce() {
        String subject = member(SOUTH, "SCHOOL_HEAD");
        try (var stream = EventStream.of(port, subject)) {
            rename(BOB, NORTH);
            system("INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from) "
                    + "SELECT gen_random_uuid(), id, '" + REGION
                    + "', 'REGIONAL_COORDINATOR', DATE '2020-01-01' FROM organizations_people WHERE subject = '"
                    + subject
                    + "'");
            stream.next("access");
            String first = stream.changed();
            if (first.equals("organization CHANGED " + NORTH)) { // sealed together with the new right
                first = stream.changed();
            }
            assertThat(first).startsWith("membership CREATED");
            rename(BOB, NORTH);
            assertThat(stream.changed()).isEqualTo("organization CHANGED " + NORTH);
        }
    }

    @Test
    void aMemberWithoutAnAccountStopsNothing() {
        try (var dora = EventStream.of(port, DORA)) {
            system(
                    "WITH person AS (INSERT INTO organizations_people (id, name) VALUES (gen_random_uuid(), 'Приглашенная') RETURNING id) "
                            + "INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from) "
                            + "SELECT gen_random_uuid(), id, '" + SOUTH
                            + "', 'SCHOOL_COORDINATOR', DATE '2020-01-01' FROM person");
            assertThat(dora.changed()).startsWith("membership CREATED");
            rename(DORA, SOUTH);
            assertThat(dora.changed()).isEqualTo("organization CHANGED " + SOUTH);
        }
    }

    private String member(UUID organization, String role) {
        String subject = "live-" + UUID.randomUUID();
        system("WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '"
                + subject + "', 'Новый человек') RETURNING id) "
                + "INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from) "
                + "SELECT gen_random_uuid(), id, '" + organization + "', '" + role
                + "', DATE '2020-01-01' FROM person");
        EventStreams.told(context); // else a stream that opens now hears of these rights
        return subject;
    }

    private String rename(String person, UUID organization) {
        String path = "/api/v1/organizations/" + organization;
        Api api = Api.as(web, person);
        String name = "Короткое " + UUID.randomUUID();
        api.patch(path, api.get(path).tag(), Map.of("shortName", name)).is(200);
        return name;
    }

    private void system(String sql) {
        DatabaseScope.system(database.sql(sql).then()).block();
    }
}
