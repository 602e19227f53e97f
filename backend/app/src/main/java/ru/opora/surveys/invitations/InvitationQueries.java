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
import ru.opora.surveys.invitations.InvitationView.Failure;
import ru.opora.surveys.invitations.InvitationView.State;

/** The SQL of invitations. What concerns claims is asked as the system: nobody sees them. */
@Repository
class InvitationQueries {

    private static final String STATE = """
            CASE WHEN i.revoked_on IS NOT NULL THEN 'REVOKED' WHEN i.failure IS NOT NULL THEN 'FAILED'
                 WHEN i.invited_on IS NULL THEN 'WAITING' ELSE 'SENT' END""";

    private static final String SELECT = """
            SELECT i.id, i.participant_id, i.email, i.language, i.invited_on, i.reminded_on, i.failure, %s AS state, p.audience,
                   c.invitation_id IS NOT NULL AS answered, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM surveys_invitations i
            JOIN surveys_participants p ON p.id = i.participant_id
            JOIN organizations o ON o.id = p.organization_id
            LEFT JOIN surveys_claims c ON c.invitation_id = i.id
            WHERE p.campaign_id = :campaign AND o.path <@ :scope::ltree[]""".formatted(STATE);

    private final DatabaseClient database;
    private final Clock clock;

    InvitationQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a list may be narrowed to. */
    record Filter(
            @Nullable UUID organization,
            @Nullable Audience audience,
            @Nullable State state) {}

    Mono<Page<InvitationView>> list(Known campaign, String[] scope, Filter filter, int limit, @Nullable String cursor) {
        Audience audience = filter.audience();
        State state = filter.state();
        Statement statement = Statement.of(SELECT)
                .bind("campaign", campaign.id())
                .bind("scope", scope)
                .and("o.id = :organization", "organization", filter.organization())
                .and("p.audience = :audience", "audience", audience == null ? null : audience.name())
                .and(STATE + " = :state", "state", state == null ? null : state.name());
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

    Mono<InvitationView> find(Known campaign, String[] scope, UUID id) {
        return DatabaseScope.system(Statement.of(SELECT)
                .bind("campaign", campaign.id())
                .bind("scope", scope)
                .and("i.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, campaign.anonymous()))
                .one());
    }

    Mono<InvitationView.Summary> summary(Known campaign, String[] scope, boolean mail) {
        return DatabaseScope.system(Statement.of("""
                        SELECT count(*) AS total, count(*) FILTER (WHERE s.state = 'WAITING') AS waiting,
                               count(*) FILTER (WHERE s.state = 'SENT') AS sent, count(*) FILTER (WHERE s.state = 'FAILED') AS failed,
                               count(*) FILTER (WHERE s.state = 'REVOKED') AS revoked, count(s.claimed) AS answered,
                               max(s.reminded_on) AS reminded
                        FROM (SELECT %s AS state, c.invitation_id AS claimed, i.reminded_on
                              FROM surveys_invitations i
                              JOIN surveys_participants p ON p.id = i.participant_id
                              JOIN organizations o ON o.id = p.organization_id
                              LEFT JOIN surveys_claims c ON c.invitation_id = i.id
                              WHERE p.campaign_id = :campaign AND o.path <@ :scope::ltree[]) s""".formatted(STATE))
                .bind("campaign", campaign.id())
                .bind("scope", scope)
                .on(database)
                .map(row -> summary(row, campaign.anonymous(), mail))
                .one());
    }

    Mono<UUID> participant(UUID campaign, UUID organization, Audience audience, String[] scope) {
        return Statement.of("""
                        SELECT p.id FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND o.id = :organization AND p.audience = :audience
                          AND o.path <@ :scope::ltree[] FOR NO KEY UPDATE OF p""")
                .bind("campaign", campaign)
                .bind("organization", organization)
                .bind("audience", audience.name())
                .bind("scope", scope)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    Mono<Long> count(UUID participant) {
        return Statement.of("SELECT count(*) AS count FROM surveys_invitations i WHERE i.participant_id = :participant")
                .bind("participant", participant)
                .on(database)
                .map(row -> Rows.get(row, "count", Long.class))
                .one();
    }

    /** Adds those that are not there yet, and those anew that were revoked or never got their letter; gives how many. */
    Mono<Long> add(UUID participant, Map<String, String> languages, String author) {
        return Statement.of("""
                        INSERT INTO surveys_invitations AS i (id, participant_id, email, language, due, due_at, created_by)
                        SELECT gen_random_uuid(), :participant, g.email, g.language, 'INVITATION', :now, :author
                        FROM unnest(:emails::text[], :languages::text[]) AS g (email, language)
                        ON CONFLICT (participant_id, email) DO UPDATE SET revoked_on = NULL, failure = NULL, language = excluded.language,
                            due = 'INVITATION', due_at = excluded.due_at, claimed_until = NULL, attempts = 0,
                            invited_on = NULL, reminded_on = NULL
                        WHERE i.revoked_on IS NOT NULL OR i.invited_on IS NULL AND i.due IS NULL""")
                .bind("participant", participant)
                .bind("now", clock.instant())
                .bind("author", author)
                .bind("emails", languages.keySet().toArray(String[]::new))
                .bind("languages", languages.values().toArray(String[]::new))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Its links are void. */
    Mono<Long> revoke(UUID invitation, LocalDate today) {
        return Statement.of("""
                        UPDATE surveys_invitations SET revoked_on = :today, due = NULL, due_at = NULL
                        WHERE id = :id AND revoked_on IS NULL""")
                .bind("id", invitation)
                .bind("today", today)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /**
     * Queues the letter again, not twice a day. Whether another letter still waits is not asked: it would say who has not
     * answered.
     */
    Mono<Long> resend(UUID invitation, LocalDate today) {
        return Statement.of("""
                        UPDATE surveys_invitations SET due = 'INVITATION', due_at = :now, attempts = 0, failure = NULL, claimed_until = NULL,
                            reminded_on = CASE WHEN invited_on IS NULL THEN NULL ELSE :today END
                        WHERE id = :id AND revoked_on IS NULL
                          AND (failure IS NOT NULL OR invited_on IS NULL AND due IS NULL OR greatest(invited_on, reminded_on) < :today)""")
                .bind("id", invitation)
                .bind("now", clock.instant())
                .bind("today", today)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /**
     * Queues a reminder for those who got a letter on an earlier day, and have not answered. In an anonymous campaign for
     * all of them, so that nothing here differs: who has answered is passed over when letters are sent.
     */
    Mono<Long> remind(UUID campaign, String[] scope) {
        return DatabaseScope.system(Statement.of("""
                        UPDATE surveys_invitations i SET due = 'REMINDER', due_at = :now, attempts = 0, failure = NULL, claimed_until = NULL,
                            reminded_on = opora_today(:now, a.time_zone)
                        FROM surveys_participants p
                        JOIN organizations o ON o.id = p.organization_id
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        JOIN organizations a ON a.id = c.organization_id
                        WHERE p.id = i.participant_id AND p.campaign_id = :campaign AND o.path <@ :scope::ltree[]
                          AND i.revoked_on IS NULL AND i.invited_on IS NOT NULL AND i.failure IS DISTINCT FROM 'ADDRESS_REFUSED'
                          AND greatest(i.reminded_on, i.invited_on) < opora_today(:now, a.time_zone)
                          AND (c.anonymous OR NOT EXISTS (SELECT 1 FROM surveys_claims s WHERE s.invitation_id = i.id))""")
                .bind("campaign", campaign)
                .bind("scope", scope)
                .bind("now", clock.instant())
                .on(database)
                .fetch()
                .rowsUpdated());
    }

    /** Today where the campaign's owner is. */
    Mono<LocalDate> today(UUID campaign) {
        return Statement.of("""
                        SELECT opora_today(:now, a.time_zone) AS today FROM surveys_campaigns c
                        JOIN organizations a ON a.id = c.organization_id WHERE c.id = :campaign""")
                .bind("campaign", campaign)
                .bind("now", clock.instant())
                .on(database)
                .map(row -> Rows.get(row, "today", LocalDate.class))
                .one();
    }

    private static InvitationView.Summary summary(Readable row, boolean anonymous, boolean mail) {
        return new InvitationView.Summary(
                Rows.get(row, "total", Long.class),
                Rows.get(row, "waiting", Long.class),
                Rows.get(row, "sent", Long.class),
                Rows.get(row, "failed", Long.class),
                Rows.get(row, "revoked", Long.class),
                anonymous ? null : Rows.get(row, "answered", Long.class),
                row.get("reminded", LocalDate.class),
                mail);
    }

    private static InvitationView view(Readable row, boolean anonymous) {
        String failure = row.get("failure", String.class);
        return new InvitationView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "participant_id", UUID.class),
                OrganizationSummary.read(row),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                Rows.get(row, "email", String.class),
                Rows.get(row, "language", String.class),
                State.valueOf(Rows.get(row, "state", String.class)),
                row.get("invited_on", LocalDate.class),
                anonymous ? null : row.get("reminded_on", LocalDate.class),
                failure == null ? null : Failure.valueOf(failure),
                anonymous ? null : Rows.get(row, "answered", Boolean.class));
    }
}
