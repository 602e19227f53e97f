package ru.opora.roadmaps.execution;

import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Duties;
import ru.opora.testing.People;

/** A district of its own with its coordinator, a methodical centre and a school, and a plan that all three carry out. */
final class CentreStage {

    private final WebTestClient web;
    private final DatabaseClient database;
    final UUID district;
    final UUID centre;
    final UUID school;
    final String coordinator;
    final String roadmap;

    CentreStage(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
        district = organization("MUNICIPALITY", People.REGION);
        centre = organization("METHODICAL_CENTRE", district);
        school = organization("SCHOOL", district);
        coordinator = person(UUID.randomUUID(), district, "MUNICIPAL_COORDINATOR");
        roadmap = Duties.roadmap(web, People.ALICE, district);
    }

    /** The address of the first checkpoint of an executor. */
    String checkpoint(UUID executor) {
        return Duties.CHECKPOINTS + "/"
                + Duties.of(web, People.ALICE, roadmap, executor).at("/items/0/id");
    }

    /** Somebody new in a role; gives the subject. */
    String person(UUID id, UUID organization, String role) {
        String subject = "centre-" + id;
        run("""
                WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, 'Инна Светлова') RETURNING id)
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT $1, id, $3, $4, DATE '2020-01-01' FROM person""", id, subject, organization, role);
        return subject;
    }

    void leaves(UUID person) {
        run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = DATE '2021-01-01' WHERE person_id = $1",
                person);
    }

    void run(String sql, Object... values) {
        var statement = database.sql(sql);
        for (int i = 0; i < values.length; i++) {
            statement = statement.bind(i, values[i]);
        }
        DatabaseScope.system(statement.then()).block();
    }

    private UUID organization(String kind, UUID parent) {
        return UUID.fromString(Api.as(web, People.ALICE)
                .post(
                        Api.V1 + "/organizations",
                        Map.of("name", "Озерный " + UUID.randomUUID(), "kind", kind, "parentId", parent))
                .is(201)
                .id());
    }
}
