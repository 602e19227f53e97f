package ru.opora.surveys.campaigns;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;

/** The SQL of participants and how many have answered. */
@Repository
class ParticipantQueries {

    /** Counted answers and those that are not counted yet: right at every moment. Asked as the system. */
    static final String ANSWERED = """
            (coalesce((SELECT a.count FROM surveys_answered a WHERE a.participant_id = p.id), 0)
             + (SELECT count(*) FROM surveys_uncounted u WHERE u.participant_id = p.id))""";

    /**
     * The groups that a campaign asks, with how many have answered and since when their organisation has left the campaign's
     * programme; asked as the system, of {@code :campaign} at {@code :now}. Whoever had left before the campaign was drafted
     * was asked on purpose.
     */
    static final String GROUPS = """
            (SELECT p.*, %s AS answered,
                    (SELECT max(t.left_on) FROM organizations_participations t
                     WHERE t.programme_id = c.programme_id AND t.organization_id = p.organization_id
                     HAVING bool_and(coalesce(t.left_on <= opora_today(:now, a.time_zone), false))
                        AND max(t.left_on) >= c.created_at::date) AS left_on
             FROM surveys_participants p JOIN surveys_campaigns c ON c.id = p.campaign_id
             JOIN organizations a ON a.id = c.organization_id WHERE p.campaign_id = :campaign)""".formatted(ANSWERED);

    /** Of a group as above: nobody has answered, or fewer than a part (one in so many) of those that are expected. */
    static String lags(int part) {
        return "(p.left_on IS NULL AND CASE WHEN p.expected > 0 THEN p.answered * " + part
                + " < p.expected ELSE p.answered = 0 END)";
    }

    /** A share of one in percent. */
    private static final long WHOLE = 100;

    /** A group lags below one in two. */
    static final int HALF = 2;

    static final String ORGANIZATION = """
            o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
            o.parent_id AS organization_parent_id""";

    private final DatabaseClient database;
    private final Clock clock;

    ParticipantQueries(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Mono<Page<ParticipantView>> list(
            UUID campaign,
            String[] scope,
            @Nullable String within,
            @Nullable Audience audience,
            boolean lagging,
            int limit,
            @Nullable String cursor) {
        Statement statement = Statement.of("SELECT " + ORGANIZATION + """
                        , p.id, p.audience, p.expected, p.quota, p.answered, p.left_on, p.reminded_on, %1$s AS lags,
                        (SELECT m.name FROM organizations m WHERE m.path @> o.path AND m.kind = 'MUNICIPALITY'
                         ORDER BY m.path DESC LIMIT 1) AS municipality,
                        (SELECT count(*) FROM surveys_links l WHERE l.participant_id = p.id AND l.revoked_at IS NULL)::int AS links
                        FROM %2$s p JOIN organizations o ON o.id = p.organization_id
                        WHERE o.path <@ :scope::ltree[]""".formatted(lags(HALF), GROUPS))
                .bind("campaign", campaign)
                .bind("now", clock.instant())
                .bind("scope", scope)
                .append(lagging ? "AND " + lags(HALF) : "")
                .and("o.path <@ :within::ltree", "within", within)
                .and("p.audience = :audience", "audience", audience == null ? null : audience.name());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, p.id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, name -> name))
                        .bind("afterId", after.uuid(1)));
        return DatabaseScope.system(statement
                        .append("ORDER BY o.name, p.id LIMIT :limit")
                        .bind("limit", limit + 1)
                        .on(database)
                        .map(ParticipantQueries::view)
                        .all())
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.organization().name(), row.id().toString())));
    }

    /** Gives how many were added or changed; organisations outside of the scope and of the owner's subtree are left out. */
    Mono<Long> save(UUID campaign, String[] scope, String owner, List<ParticipantsRequest.Item> items) {
        return Statement.of("""
                        INSERT INTO surveys_participants AS p (id, campaign_id, organization_id, audience, expected, quota)
                        SELECT DISTINCT ON (g.organization, g.audience)
                               gen_random_uuid(), :campaign, o.id, g.audience, nullif(g.expected, -1), nullif(g.quota, -1)
                        FROM unnest(:organizations::uuid[], :audiences::text[], :expected::int[], :quotas::int[])
                             WITH ORDINALITY AS g (organization, audience, expected, quota, place)
                        JOIN organizations o ON o.id = g.organization AND o.path <@ :scope::ltree[] AND o.path <@ :owner::ltree
                        ORDER BY g.organization, g.audience, g.place DESC
                        ON CONFLICT (campaign_id, organization_id, audience)
                        DO UPDATE SET expected = excluded.expected, quota = excluded.quota""")
                .bind("campaign", campaign)
                .bind("scope", scope)
                .bind("owner", owner)
                .bind(
                        "organizations",
                        items.stream()
                                .map(ParticipantsRequest.Item::organizationId)
                                .toArray(UUID[]::new))
                .bind(
                        "audiences",
                        items.stream().map(item -> item.audience().name()).toArray(String[]::new))
                .bind(
                        "expected",
                        items.stream().map(item -> orNone(item.expected())).toArray(Integer[]::new))
                .bind("quotas", items.stream().map(item -> orNone(item.quota())).toArray(Integer[]::new))
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Those of the organisations that do not exist or lie outside of the scope or of the owner's subtree. */
    Flux<UUID> strangers(String[] scope, String owner, List<ParticipantsRequest.Item> items) {
        return Statement.of("""
                        SELECT DISTINCT g.id FROM unnest(:organizations::uuid[]) g (id)
                        WHERE NOT EXISTS (SELECT 1 FROM organizations o
                            WHERE o.id = g.id AND o.path <@ :scope::ltree[] AND o.path <@ :owner::ltree)""")
                .bind(
                        "organizations",
                        items.stream()
                                .map(ParticipantsRequest.Item::organizationId)
                                .toArray(UUID[]::new))
                .bind("scope", scope)
                .bind("owner", owner)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .all();
    }

    /**
     * Takes one out that has not answered yet; gives whether there was such a one. It waits for answers that are being stored, and
     * the statement after that sees them.
     */
    Mono<Long> remove(UUID campaign, UUID participant, String[] scope) {
        Mono<Void> alone = Statement.of("SELECT p.id FROM surveys_participants p WHERE p.id = :participant FOR UPDATE")
                .bind("participant", participant)
                .on(database)
                .then();
        return DatabaseScope.system(alone.then(Mono.defer(() -> delete(campaign, participant, scope))));
    }

    private Mono<Long> delete(UUID campaign, UUID participant, String[] scope) {
        return Statement.of("""
                        WITH gone AS (
                            DELETE FROM surveys_participants p USING organizations o
                            WHERE p.id = :participant AND p.campaign_id = :campaign AND o.id = p.organization_id
                              AND o.path <@ :scope::ltree[]
                              AND NOT EXISTS (SELECT 1 FROM surveys_responses r WHERE r.participant_id = p.id)
                            RETURNING p.campaign_id, p.organization_id, p.audience
                        ), kept AS (
                            INSERT INTO surveys_left_out (campaign_id, organization_id, audience)
                            SELECT g.campaign_id, g.organization_id, g.audience FROM gone g ON CONFLICT DO NOTHING)
                        SELECT count(*) AS removed FROM gone g""")
                .bind("participant", participant)
                .bind("campaign", campaign)
                .bind("scope", scope)
                .on(database)
                .map(row -> Rows.get(row, "removed", Long.class))
                .one();
    }

    Flux<ParticipantView.Rate> rates(UUID campaign, String[] scope, @Nullable String within, boolean byMunicipality) {
        String place = byMunicipality ? ORGANIZATION.replace("o.", "m.") + ", " : "NULL::uuid AS organization_id, ";
        Statement statement = Statement.of("SELECT " + place + """
                        s.audience, count(*) AS participants, count(*) FILTER (WHERE s.answered > 0) AS begun,
                        coalesce(sum(s.expected), 0)::bigint AS expected,
                        coalesce(sum(s.answered) FILTER (WHERE s.expected IS NOT NULL), 0)::bigint AS answered_of_expected,
                        coalesce(sum(s.answered), 0)::bigint AS answered
                        FROM (SELECT p.audience, p.expected, o.path, %s AS answered
                              FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                              WHERE p.campaign_id = :campaign AND o.path <@ :scope::ltree[]""".formatted(ANSWERED))
                .bind("campaign", campaign)
                .bind("scope", scope)
                .and("o.path <@ :within::ltree", "within", within)
                .append(") s");
        statement.append(
                byMunicipality
                        ? "JOIN organizations m ON m.path @> s.path AND m.kind = 'MUNICIPALITY' GROUP BY m.id, s.audience ORDER BY m.name, m.id, s.audience"
                        : "GROUP BY s.audience ORDER BY s.audience");
        return DatabaseScope.system(
                statement.on(database).map(ParticipantQueries::rate).all());
    }

    private static Integer orNone(@Nullable Integer value) {
        return value == null ? -1 : value;
    }

    static Audience audience(Readable row) {
        return Audience.valueOf(Rows.get(row, "audience", String.class));
    }

    private static ParticipantView view(Readable row) {
        Integer expected = row.get("expected", Integer.class);
        long answered = Rows.get(row, "answered", Long.class);
        return new ParticipantView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                row.get("municipality", String.class),
                audience(row),
                expected,
                row.get("quota", Integer.class),
                answered,
                expected == null || expected == 0
                        ? null
                        : (int) Math.min(WHOLE, Math.round(WHOLE * (double) answered / expected)),
                Rows.get(row, "lags", Boolean.class),
                row.get("left_on", LocalDate.class),
                row.get("reminded_on", LocalDate.class),
                Rows.get(row, "links", Integer.class));
    }

    private static ParticipantView.Rate rate(Readable row) {
        return new ParticipantView.Rate(
                row.get("organization_id", UUID.class) == null ? null : OrganizationSummary.read(row),
                audience(row),
                Rows.get(row, "participants", Long.class),
                Rows.get(row, "begun", Long.class),
                Rows.get(row, "expected", Long.class),
                Rows.get(row, "answered_of_expected", Long.class),
                Rows.get(row, "answered", Long.class));
    }
}
