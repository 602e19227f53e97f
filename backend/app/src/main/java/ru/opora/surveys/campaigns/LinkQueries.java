package ru.opora.surveys.campaigns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;

/** The SQL of the links by which participants answer. */
@Repository
class LinkQueries {

    private final DatabaseClient database;

    LinkQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A new link and of whom it is. */
    record Draft(UUID id, UUID participant, String hash) {}

    /** Participants for whom links are made. */
    Flux<ParticipantView.MadeLink> participants(
            UUID campaign,
            String[] scope,
            @Nullable List<UUID> organizations,
            @Nullable List<Audience> audiences,
            int most) {
        return Statement.of("SELECT p.id, p.audience, " + ParticipantQueries.ORGANIZATION + """

                        FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND o.path <@ :scope::ltree[]""")
                .bind("campaign", campaign)
                .bind("scope", scope)
                .and(
                        "o.id = ANY (:organizations)",
                        "organizations",
                        organizations == null ? null : organizations.toArray(UUID[]::new))
                .and(
                        "p.audience = ANY (:audiences)",
                        "audiences",
                        audiences == null
                                ? null
                                : audiences.stream().map(Enum::name).toArray(String[]::new))
                .append("ORDER BY o.name, p.id LIMIT :most")
                .bind("most", most)
                .on(database)
                .map(row -> new ParticipantView.MadeLink(
                        UUID.randomUUID(),
                        Rows.get(row, "id", UUID.class),
                        OrganizationSummary.read(row),
                        ParticipantQueries.audience(row),
                        "",
                        ""))
                .all();
    }

    Mono<Void> add(List<Draft> links, boolean supervised, String author) {
        return Statement.of("""
                        INSERT INTO surveys_links (id, participant_id, secret_hash, supervised, created_by)
                        SELECT g.id, g.participant, g.hash, :supervised, :author
                        FROM unnest(:ids::uuid[], :participants::uuid[], :hashes::text[]) g (id, participant, hash)""")
                .bind("ids", links.stream().map(Draft::id).toArray(UUID[]::new))
                .bind("participants", links.stream().map(Draft::participant).toArray(UUID[]::new))
                .bind("hashes", links.stream().map(Draft::hash).toArray(String[]::new))
                .bind("supervised", supervised)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Page<ParticipantView.Link>> list(UUID campaign, String[] scope, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("SELECT l.id, l.participant_id, l.supervised, l.created_at, p.audience, "
                        + ParticipantQueries.ORGANIZATION + """

                        FROM surveys_links l JOIN surveys_participants p ON p.id = l.participant_id
                        JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND l.revoked_at IS NULL AND o.path <@ :scope::ltree[]""")
                .bind("campaign", campaign)
                .bind("scope", scope);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (o.name, l.id) > (:afterName, :afterId)")
                        .bind("afterName", after.part(0, name -> name))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY o.name, l.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new ParticipantView.Link(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "participant_id", UUID.class),
                        OrganizationSummary.read(row),
                        ParticipantQueries.audience(row),
                        Rows.get(row, "supervised", Boolean.class),
                        Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.organization().name(), row.id().toString())));
    }

    Mono<Long> revoke(UUID campaign, UUID link, String[] scope) {
        return Statement.of("""
                        UPDATE surveys_links l SET revoked_at = now()
                        FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE l.id = :link AND p.id = l.participant_id AND p.campaign_id = :campaign AND l.revoked_at IS NULL
                          AND o.path <@ :scope::ltree[]""")
                .bind("link", link)
                .bind("campaign", campaign)
                .bind("scope", scope)
                .on(database)
                .fetch()
                .rowsUpdated();
    }
}
