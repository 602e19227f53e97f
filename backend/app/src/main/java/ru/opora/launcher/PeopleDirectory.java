package ru.opora.launcher;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.opora.identity.Directory;

/** The organisations' tables as the sign-in service needs them. It works as their owner: there is no caller yet. */
final class PeopleDirectory implements Directory {

    @Override
    public boolean isEmpty(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT NOT EXISTS (SELECT FROM organizations) AND NOT EXISTS (SELECT FROM organizations_people)
                        """).query(Boolean.class).single();
    }

    @Override
    public void found(JdbcClient jdbc, Founding founding) {
        found(jdbc, founding.subject().toString(), founding);
    }

    /** With an issuer of others the person's id is ours and the subject theirs. */
    void found(JdbcClient jdbc, String subject, Founding founding) {
        var organization = UUID.randomUUID();
        sign(jdbc, subject);
        jdbc.sql("""
                        INSERT INTO organizations (id, path, kind, name, time_zone)
                        VALUES (:id, CAST(:path AS ltree), :kind, :name, :zone)
                        """)
                .param("id", organization)
                .param("path", organization.toString().replace("-", ""))
                .param("kind", founding.kind())
                .param("name", founding.organization())
                .param("zone", founding.timeZone())
                .update();
        insertAdministrator(jdbc, subject, founding, organization);
    }

    private static void insertAdministrator(JdbcClient jdbc, String subject, Founding founding, UUID organization) {
        jdbc.sql("INSERT INTO organizations_people (id, subject, name, email) VALUES (:id, :subject, :name, :email)")
                .param("id", founding.subject())
                .param("subject", subject)
                .param("name", founding.name())
                .param("email", founding.email())
                .update();
        jdbc.sql("""
                        INSERT INTO organizations_memberships (id, person_id, organization_id, role)
                        VALUES (:id, :person, :organization, 'ADMIN')
                        """)
                .param("id", UUID.randomUUID())
                .param("person", founding.subject())
                .param("organization", organization)
                .update();
    }

    @Override
    public Optional<UUID> organizationOf(JdbcClient jdbc, String subject) {
        return jdbc.sql("""
                        SELECT organization_id FROM (
                            SELECT m.organization_id, m.valid_from AS since
                            FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                            WHERE p.subject = :subject
                            UNION ALL
                            SELECT organization_id, NULL FROM organizations_api_clients WHERE client_id = :subject
                        ) AS places ORDER BY since DESC NULLS LAST LIMIT 1
                        """).param("subject", subject).query(UUID.class).optional();
    }

    @Override
    public boolean isEmailTaken(JdbcClient jdbc, UUID subject, String email) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM organizations_people
                                       WHERE lower(email) = lower(:email) AND subject IS DISTINCT FROM :subject)
                        """)
                .param("email", email)
                .param("subject", subject.toString())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void emailChanged(JdbcClient jdbc, UUID subject, String email) {
        sign(jdbc, subject.toString());
        jdbc.sql("""
                        UPDATE organizations_people SET email = :email, version = version + 1, updated_at = now()
                        WHERE subject = :subject
                        """).param("email", email).param("subject", subject.toString()).update();
    }

    /** The record of changes names the person: nobody else has touched these rows. */
    private static void sign(JdbcClient jdbc, String subject) {
        jdbc.sql("SELECT set_config('opora.subject', :subject, true)")
                .param("subject", subject)
                .query(String.class)
                .single();
    }
}
