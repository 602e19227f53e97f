package ru.opora.roadmaps.feeds;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of calendar links. */
@Repository
class FeedQueries {

    private final DatabaseClient database;

    FeedQueries(DatabaseClient database) {
        this.database = database;
    }

    /** What a new link shows and what it is called. */
    record Draft(
            FeedKind kind,
            @Nullable UUID target,
            String title,
            @Nullable UUID organization) {}

    /**
     * A link as it is read.
     *
     * @param subject of its owner; null while they cannot sign in
     */
    record Link(
            UUID id,
            FeedKind kind,
            @Nullable UUID target,
            String title,
            String language,
            UUID person,
            @Nullable String subject,
            String zone) {}

    Mono<UUID> person(String subject) {
        return Statement.of("SELECT p.id FROM organizations_people p WHERE p.subject = :subject AND p.left_on IS NULL")
                .bind("subject", subject)
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    /** Gives whether it was made; nobody has more than so many. */
    Mono<Long> add(UUID id, UUID person, Draft draft, String hash, String language, int most) {
        return Statement.of("""
                        INSERT INTO roadmaps_feeds (id, person_id, kind, target_id, title, organization_id, secret_hash, language)
                        SELECT :id, :person, :kind, :target, :title, :organization, :hash, :language
                        WHERE (SELECT count(*) FROM roadmaps_feeds f WHERE f.person_id = :person AND f.revoked_at IS NULL) < :most""")
                .bind("id", id)
                .bind("person", person)
                .bind("kind", draft.kind().name())
                .bindNullable("target", draft.target(), UUID.class)
                .bind("title", draft.title())
                .bindNullable("organization", draft.organization(), UUID.class)
                .bind("hash", hash)
                .bind("language", language)
                .bind("most", most)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<List<FeedView>> list(UUID person) {
        return Statement.of("""
                        SELECT f.id, f.kind, f.target_id, f.title, f.created_at, f.read_at FROM roadmaps_feeds f
                        WHERE f.person_id = :person AND f.revoked_at IS NULL ORDER BY f.created_at DESC, f.id""")
                .bind("person", person)
                .on(database)
                .map(FeedQueries::view)
                .all()
                .collectList();
    }

    Mono<Long> revoke(UUID person, UUID id) {
        return Statement.of("""
                        UPDATE roadmaps_feeds SET revoked_at = now(), version = version + 1
                        WHERE id = :id AND person_id = :person AND revoked_at IS NULL""")
                .bind("id", id)
                .bind("person", person)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Whose link this is; empty for one that there is not, or not any more. Asked before it is known who reads. */
    Mono<Link> find(String hash) {
        return DatabaseScope.system(Statement.of("""
                        SELECT f.id, f.kind, f.target_id, f.title, f.language, p.id AS person_id, p.subject,
                               notifications_zone(p.id) AS zone
                        FROM roadmaps_feeds f JOIN organizations_people p ON p.id = f.person_id
                        WHERE f.secret_hash = :hash AND f.revoked_at IS NULL AND p.left_on IS NULL""")
                .bind("hash", hash)
                .on(database)
                .map(FeedQueries::link)
                .one());
    }

    /** So that an owner sees which link is used; to the hour, for programs ask often. */
    Mono<Void> wasRead(UUID id) {
        return DatabaseScope.system(
                Statement.of("""
                        UPDATE roadmaps_feeds SET read_at = date_trunc('hour', now())
                        WHERE id = :id AND coalesce(read_at, '-infinity') < date_trunc('hour', now())""").bind("id", id).on(database).then());
    }

    private static FeedView view(Readable row) {
        return new FeedView(
                Rows.get(row, "id", UUID.class),
                FeedKind.valueOf(Rows.get(row, "kind", String.class)),
                row.get("target_id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "created_at", Instant.class),
                row.get("read_at", Instant.class));
    }

    private static Link link(Readable row) {
        return new Link(
                Rows.get(row, "id", UUID.class),
                FeedKind.valueOf(Rows.get(row, "kind", String.class)),
                row.get("target_id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "language", String.class),
                Rows.get(row, "person_id", UUID.class),
                row.get("subject", String.class),
                Rows.get(row, "zone", String.class));
    }
}
