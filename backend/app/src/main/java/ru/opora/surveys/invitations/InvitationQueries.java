package ru.opora.surveys.invitations;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;
import ru.opora.surveys.campaigns.Campaigns.Known;

/** The SQL of invitations. What concerns claims is asked as the system: nobody sees them. */
@Repository
class InvitationQueries {

    private final DatabaseClient database;
    private final Clock clock;

    InvitationQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Page<InvitationView>> list(Known campaign, String[] scope, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT i.id, i.participant_id, i.email, i.language, i.invited_on, i.reminded_on, i.due IS NOT NULL AS waiting,
                               i.failed, p.audience, c.invitation_id IS NOT NULL AS answered, o.id AS organization_id,
                               o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id
                        FROM surveys_invitations i
                        JOIN surveys_participants p ON p.id = i.participant_id
                        JOIN organizations o ON o.id = p.organization_id
                        LEFT JOIN surveys_claims c ON c.invitation_id = i.id
                        WHERE p.campaign_id = :campaign AND o.path <@ :scope::ltree[]""")
                .bind("campaign", campaign.id())
                .bind("scope", scope);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (i.email, i.id) > (:afterEmail, :afterId)")
                        .bind("afterEmail", after.part(0, text -> text))
                        .bind("afterId", after.uuid(1)));
        return DatabaseScope.system(statement
                        .append("ORDER BY i.email, i.id LIMIT :limit")
                        .bind("limit", limit + 1)
                        .on(database)
                        .map(row -> view(row, campaign.anonymous()))
                        .all())
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, row -> List.of(row.email(), row.id().toString())));
    }

    Mono<UUID> participant(UUID campaign, UUID organization, Audience audience, String[] scope) {
        return Statement.of("""
                        SELECT p.id FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND o.id = :organization AND p.audience = :audience
                          AND o.path <@ :scope::ltree[]""")
                .bind("campaign", campaign)
                .bind("organization", organization)
                .bind("audience", audience.name())
                .bind("scope", scope)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    /** Adds those that are not there yet; gives how many. */
    Mono<Long> add(UUID participant, Map<String, String> languages, String author) {
        return Statement.of("""
                        INSERT INTO surveys_invitations (id, participant_id, email, language, due, due_at, created_by)
                        SELECT gen_random_uuid(), :participant, g.email, g.language, 'INVITATION', :now, :author
                        FROM unnest(:emails::text[], :languages::text[]) AS g (email, language)
                        ON CONFLICT (participant_id, email) DO NOTHING""")
                .bind("participant", participant)
                .bind("now", clock.instant())
                .bind("author", author)
                .bind("emails", languages.keySet().toArray(String[]::new))
                .bind("languages", languages.values().toArray(String[]::new))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> delete(UUID campaign, UUID invitation, String[] scope) {
        return Statement.of("""
                        DELETE FROM surveys_invitations i USING surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE i.id = :id AND p.id = i.participant_id AND p.campaign_id = :campaign AND o.path <@ :scope::ltree[]""")
                .bind("id", invitation)
                .bind("campaign", campaign)
                .bind("scope", scope)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Queues a reminder for those who got a letter on an earlier day, and have not answered. */
    Mono<Long> remind(UUID campaign, String[] scope) {
        return DatabaseScope.system(Statement.of("""
                        UPDATE surveys_invitations i SET due = 'REMINDER', due_at = :now, attempts = 0, failed = false, claimed_until = NULL
                        FROM surveys_participants p
                        JOIN organizations o ON o.id = p.organization_id
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        JOIN organizations a ON a.id = c.organization_id
                        WHERE p.id = i.participant_id AND p.campaign_id = :campaign AND o.path <@ :scope::ltree[] AND i.due IS NULL
                          AND coalesce(i.reminded_on, i.invited_on) < opora_today(:now, a.time_zone)
                          AND NOT EXISTS (SELECT 1 FROM surveys_claims s WHERE s.invitation_id = i.id)""")
                .bind("campaign", campaign)
                .bind("scope", scope)
                .bind("now", clock.instant())
                .on(database)
                .fetch()
                .rowsUpdated());
    }

    private static InvitationView view(Readable row, boolean anonymous) {
        return new InvitationView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "participant_id", UUID.class),
                OrganizationSummary.read(row),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                Rows.get(row, "email", String.class),
                Rows.get(row, "language", String.class),
                row.get("invited_on", LocalDate.class),
                row.get("reminded_on", LocalDate.class),
                Rows.get(row, "waiting", Boolean.class),
                Rows.get(row, "failed", Boolean.class),
                anonymous ? null : Rows.get(row, "answered", Boolean.class));
    }
}
