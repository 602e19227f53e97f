package ru.opora.testing;

import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;

/** A district of its own with its coordinator, a methodical centre and a school, and a plan that all three carry out. */
public final class CentreStage {

    private final WebTestClient web;
    private final DatabaseClient database;
    public final UUID district;
    public final UUID centre;
    public final UUID school;
    public final String coordinator;
    public final String roadmap;

    public CentreStage(WebTestClient web, DatabaseClient database) {
        this.web = web;
        this.database = database;
        district = organization("MUNICIPALITY", People.REGION);
        centre = organization("METHODICAL_CENTRE", district);
        school = organization("SCHOOL", district);
        coordinator = person(UUID.randomUUID(), district, "MUNICIPAL_COORDINATOR");
        roadmap = Duties.roadmap(web, People.ALICE, district);
    }

    /** The address of the first checkpoint of an executor. */
    public String checkpoint(UUID executor) {
        return Duties.CHECKPOINTS + "/"
                + Duties.of(web, People.ALICE, roadmap, executor).at("/items/0/id");
    }

    /** Somebody new in a role; gives the subject. */
    public String person(UUID id, UUID organization, String role) {
        String subject = "centre-" + id;
        run("""
                WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES ($1, $2, 'Инна Светлова') RETURNING id)
                INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                SELECT $1, id, $3, $4, DATE '2020-01-01' FROM person""", id, subject, organization, role);
        return subject;
    }

    public void leaves(UUID person) {
        run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = DATE '2021-01-01' WHERE person_id = $1",
                person);
    }

    public void run(String sql, Object... values) {
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
