package ru.opora.monitoring.profiles;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.profiles.ProfileView.Decision;
import ru.opora.monitoring.profiles.ProfileView.Review;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.questionnaires.scoring.Significance;

/** The SQL of decisions on factors, and of measures against them. */
@Repository
class ProfileQueries {

    /** Of programmes; older ones are found in the school's roadmaps. */
    private static final int MOST = 50;

    private final DatabaseClient database;

    ProfileQueries(DatabaseClient database) {
        this.database = database;
    }

    /** The latest decision on each factor of a few organisations. */
    Mono<Map<UUID, Map<String, Review>>> reviews(Collection<UUID> organizations) {
        return Statement.of("""
                        SELECT DISTINCT ON (r.organization_id, r.factor) r.id, r.organization_id, r.factor, r.decision, r.computed, r.significance, r.reason, r.decided_at,
                               coalesce(p.name, r.decided_by) AS name
                        FROM monitoring_reviews r LEFT JOIN organizations_people p ON p.subject = r.decided_by
                        WHERE r.organization_id = ANY(:organizations)
                        ORDER BY r.organization_id, r.factor, r.decided_at DESC, r.id DESC""")
                .bind("organizations", organizations.toArray(UUID[]::new))
                .on(database)
                .map(row -> new Reviewed(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "factor", String.class),
                        review(row)))
                .all()
                .collect(
                        HashMap::new,
                        (all, one) -> all.computeIfAbsent(one.organization(), none -> new HashMap<>())
                                .put(one.factor(), one.review()));
    }

    /** All decisions of an organisation, the newest first. */
    Mono<Page<ReviewRow>> reviews(UUID organization, @Nullable String factor, int limit, @Nullable String cursor) {
        Statement statement =
                Statement.of("""
                        SELECT r.id, r.factor, r.decision, r.computed, r.significance, r.reason, r.decided_at, coalesce(p.name, r.decided_by) AS name
                        FROM monitoring_reviews r LEFT JOIN organizations_people p ON p.subject = r.decided_by
                        WHERE r.organization_id = :organization""").bind("organization", organization).and("r.factor = :factor", "factor", factor);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (r.decided_at, r.id) < (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY r.decided_at DESC, r.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(ProfileQueries::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.decidedAt().toString(), row.id().toString())));
    }

    private record Reviewed(UUID organization, String factor, Review review) {}

    Mono<Void> review(UUID organization, ReviewRequest request, String subject) {
        Significance computed = request.computed();
        Significance wanted = request.significance();
        return Statement.of("""
                        INSERT INTO monitoring_reviews (id, organization_id, factor, computed, decision, significance, reason, decided_by)
                        VALUES (:id, :organization, :factor, :computed, :decision, :significance, :reason, :by)""")
                .bind("id", UUID.randomUUID())
                .bind("organization", organization)
                .bind("factor", request.factor())
                .bind("computed", computed.name())
                .bind("decision", request.decision().name())
                .bind("significance", (wanted == null ? computed : wanted).name())
                .bind("reason", request.reason().strip())
                .bind("by", subject)
                .on(database)
                .then();
    }

    Mono<List<ProgrammeView>> programmes(UUID organization) {
        return Statement.of("""
                        SELECT m.id, m.factor, m.roadmap_id, m.roadmap_title, m.row_count, m.created_at, coalesce(p.name, m.created_by) AS name
                        FROM monitoring_programmes m LEFT JOIN organizations_people p ON p.subject = m.created_by
                        WHERE m.organization_id = :organization ORDER BY m.created_at DESC, m.id LIMIT :most""")
                .bind("organization", organization)
                .bind("most", MOST)
                .on(database)
                .map(row -> new ProgrammeView(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "factor", String.class),
                        Rows.get(row, "roadmap_id", UUID.class),
                        Rows.get(row, "roadmap_title", String.class),
                        Rows.get(row, "row_count", Integer.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "created_at", Instant.class)))
                .all()
                .collectList();
    }

    /**
     * Measures against a factor that became rows of plans.
     *
     * @param activities the rows; empty: opened before they were kept
     */
    record Taken(UUID organization, UUID roadmapId, String roadmapTitle, int rows, List<UUID> activities) {}

    /** Of a few organisations, as far as they were chosen before a moment; the newest of each first. */
    Flux<Taken> taken(Collection<UUID> organizations, String factor, Instant before) {
        return Statement.of("""
                        SELECT m.organization_id, m.roadmap_id, m.roadmap_title, m.row_count, coalesce(m.activities, '{}') AS activities
                        FROM unnest(:organizations::uuid[]) AS s (id) CROSS JOIN LATERAL (
                            SELECT * FROM monitoring_programmes g
                            WHERE g.organization_id = s.id AND g.factor = :factor AND g.created_at < :before
                            ORDER BY g.created_at DESC, g.id LIMIT :most) m
                        ORDER BY m.created_at DESC, m.id""")
                .bind("organizations", organizations.toArray(UUID[]::new))
                .bind("factor", factor)
                .bind("before", before)
                .bind("most", MOST)
                .on(database)
                .map(row -> new Taken(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "roadmap_id", UUID.class),
                        Rows.get(row, "roadmap_title", String.class),
                        Rows.get(row, "row_count", Integer.class),
                        List.of(Rows.get(row, "activities", UUID[].class))))
                .all();
    }

    Mono<UUID> plan(UUID organization, String factor, UUID roadmap, String title, List<UUID> rows, String subject) {
        UUID id = UUID.randomUUID();
        return Statement.of("""
                        INSERT INTO monitoring_programmes (id, organization_id, factor, roadmap_id, roadmap_title, row_count, activities, created_by)
                        VALUES (:id, :organization, :factor, :roadmap, :title, cardinality(:rows::uuid[]), :rows, :by)""")
                .bind("id", id)
                .bind("organization", organization)
                .bind("factor", factor)
                .bind("roadmap", roadmap)
                .bind("title", title)
                .bind("rows", rows.toArray(UUID[]::new))
                .bind("by", subject)
                .on(database)
                .then()
                .thenReturn(id);
    }

    Mono<List<ProgrammeView.Measure>> measures(@Nullable String factor) {
        return Statement.of("""
                        SELECT m.id, m.factor, m.title, m.expected_result, m.term_text, m.tokens
                        FROM monitoring_measures m WHERE true""")
                .and("m.factor = :factor", "factor", factor)
                .append("ORDER BY m.position")
                .on(database)
                .map(row -> new ProgrammeView.Measure(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "factor", String.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "expected_result", String.class),
                        Rows.get(row, "term_text", String.class),
                        List.of(Rows.get(row, "tokens", String[].class))))
                .all()
                .collectList();
    }

    private static Review review(Readable row) {
        ReviewRow one = row(row);
        return new Review(
                one.decision(),
                one.computed(),
                one.significance(),
                one.reason(),
                one.decidedBy(),
                one.decidedAt(),
                false);
    }

    private static ReviewRow row(Readable row) {
        return new ReviewRow(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "factor", String.class),
                Decision.valueOf(Rows.get(row, "decision", String.class)),
                Significance.valueOf(Rows.get(row, "computed", String.class)),
                Significance.valueOf(Rows.get(row, "significance", String.class)),
                Rows.get(row, "reason", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "decided_at", Instant.class));
    }
}
