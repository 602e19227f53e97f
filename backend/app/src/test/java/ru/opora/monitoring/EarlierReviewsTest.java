package ru.opora.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.opora.testing.People.BOB;
import static ru.opora.testing.People.CHELSEA;
import static ru.opora.testing.People.DORA;
import static ru.opora.testing.People.NORTH;
import static ru.opora.testing.People.OLEG;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.JsonNode;

/** A later decision on a factor stands for an earlier one, which can still be read. */
@ApiTest
class EarlierReviewsTest {

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    @Test
    void whatWasDecidedBeforeIsKept() {
        Api bob = Api.as(web, BOB);
        String school = bob.post(
                        Api.V1 + "/organizations",
                        Map.of("name", "СОШ " + UUID.randomUUID(), "kind", "SCHOOL", "parentId", NORTH))
                .is(201)
                .id();
        decide(school, "OVERRIDDEN", "LOW", "На уроках видно другое", "2027-01-10T08:00:00Z");
        decide(school, "CONFIRMED", "HIGH", "Так и есть", "2027-02-10T08:00:00Z");
        String reviews = Api.V1 + "/risk-profiles/" + school + "/reviews?limit=1&factor=";
        JsonNode last = bob.get(reviews + "MOTIVATION").is(200).json();
        assertThat(last.at("/items/0/decision").asString()).isEqualTo("CONFIRMED");
        assertThat(last.at("/items/0/decidedBy").asString()).isNotEqualTo(BOB);
        JsonNode before = bob.get(
                        reviews + "MOTIVATION&cursor=" + last.at("/nextCursor").asString())
                .is(200)
                .json();
        assertThat(before.at("/items/0/decision").asString()).isEqualTo("OVERRIDDEN");
        assertThat(before.at("/items/0/computed").asString()).isEqualTo("HIGH");
        assertThat(before.at("/items/0/significance").asString()).isEqualTo("LOW");
        assertThat(before.at("/items/0/reason").asString()).isEqualTo("На уроках видно другое");
        assertThat(before.at("/nextCursor").isNull()).isTrue();
        assertThat(bob.get(reviews + "DISCIPLINE").is(200).json().at("/items")).isEmpty();
        Api.as(web, OLEG).get(reviews + "MOTIVATION").is(200);
        Api.as(web, CHELSEA).get(reviews + "MOTIVATION").problem(403, "forbidden");
        Api.as(web, DORA).get(reviews + "MOTIVATION").problem(404, "not-found");
    }

    private void decide(String school, String decision, String significance, String reason, String at) {
        DatabaseScope.system(database.sql("""
                                INSERT INTO monitoring_reviews (id, organization_id, factor, computed, decision, significance, reason, decided_by, decided_at)
                                VALUES (gen_random_uuid(), :school::uuid, 'MOTIVATION', 'HIGH', :decision, :significance, :reason, :by, :at::timestamptz)""")
                        .bind("school", school)
                        .bind("decision", decision)
                        .bind("significance", significance)
                        .bind("reason", reason)
                        .bind("by", BOB)
                        .bind("at", at)
                        .then())
                .block();
    }
}
