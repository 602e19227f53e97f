package ru.opora.testing;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.platform.persistence.DatabaseScope;

/** People of one test alone. */
public final class Newcomers {

    private Newcomers() {}

    /** Somebody who has had the role there since 2020; gives the subject. */
    public static String person(DatabaseClient database, Object organization, String role) {
        String subject = "newcomer-" + UUID.randomUUID();
        DatabaseScope.system(
                        database.sql("""
                        WITH person AS (INSERT INTO organizations_people (id, subject, name) VALUES (gen_random_uuid(), '%1$s', 'Ольга Нивина') RETURNING id)
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role, valid_from)
                        SELECT gen_random_uuid(), id, '%2$s', '%3$s', DATE '2020-01-01' FROM person""".formatted(subject, organization, role)).then())
                .block();
        return subject;
    }
}
