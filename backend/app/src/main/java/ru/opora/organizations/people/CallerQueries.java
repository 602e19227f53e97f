package ru.opora.organizations.people;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL behind every signed-in request. */
@Repository
class CallerQueries {

    private final DatabaseClient database;

    CallerQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A role, the root of the subtree it sees and the organisation it is held in. */
    record Held(Role role, String path, String home) {}

    /** What a subject is today, by the calendar of each organisation. */
    Flux<Held> grants(String subject, Instant now) {
        return Statement.of("""
                        SELECT m.role, coalesce((
                            SELECT a.path FROM organizations a
                            WHERE a.path @> o.path AND a.kind = CASE
                                WHEN m.role IN ('REGIONAL_COORDINATOR', 'REGIONAL_METHODIST') THEN 'REGION'
                                WHEN m.role = 'MUNICIPAL_COORDINATOR' THEN 'MUNICIPALITY' END
                            ORDER BY nlevel(a.path) DESC LIMIT 1), o.path)::text AS path, o.path::text AS home
                        FROM organizations_people p
                        JOIN organizations_memberships m ON m.person_id = p.id
                        JOIN organizations o ON o.id = m.organization_id
                        WHERE p.subject = :subject
                          AND organizations_membership_state(m, opora_today(:now, o.time_zone)) = 'CURRENT'""")
                .bind("subject", subject)
                .bind("now", now)
                .on(database)
                .map(row -> new Held(
                        Role.valueOf(Rows.get(row, "role", String.class)),
                        Rows.get(row, "path", String.class),
                        Rows.get(row, "home", String.class)))
                .all();
    }
}
