package ru.opora.roadmaps.cascade;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Patterns;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.Roadmaps.Known;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of links between roadmaps. Whether the caller sees the roadmap below is asked before; what is in force above it is seen with it. */
@Repository
class CascadeQueries {

    private static final String SOURCES = """
            SELECT r.id, r.title, r.period_start, r.period_end, %s,
                   (SELECT count(*) FROM roadmaps_activities a WHERE a.roadmap_id = r.id AND a.removed_edition IS NULL) AS activities,
                   (SELECT count(DISTINCT p.id) FROM roadmaps_activities n JOIN roadmaps_activities p ON p.id = n.adopted_id
                    WHERE n.roadmap_id = :draft AND n.removed_edition IS NULL AND p.roadmap_id = r.id) AS adopted
            FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
            WHERE r.state IN ('APPROVED', 'ACTIVE') AND r.amends_id IS NULL AND o.path @> :own::ltree AND o.path <> :own::ltree""".formatted(OrganizationSummary.COLUMNS);

    private static final String CANDIDATES = """
            SELECT a.id, a.position, a.number, a.title, a.term_text, s.number AS section_number, s.title AS section_title,
                   ARRAY(SELECT DISTINCT e FROM roadmaps_tasks t, unnest(t.executors) e
                         WHERE t.activity_id = a.id AND t.removed_edition IS NULL ORDER BY e) AS executors,
                   (SELECT count(*) FROM roadmaps_targets g WHERE g.activity_id = a.id AND g.removed_edition IS NULL) AS targets,
                   (SELECT n.id FROM roadmaps_activities n
                    WHERE n.roadmap_id = :draft AND n.adopted_id = a.id AND n.removed_edition IS NULL LIMIT 1) AS adopted_as
            FROM roadmaps_activities a LEFT JOIN roadmaps_sections s ON s.id = a.section_id
            WHERE a.roadmap_id = :source AND a.removed_edition IS NULL""";

    private static final String ADOPTED = """
            SELECT a.id, a.version, a.deviation_reason, a.adopted_as, roadmaps_row_says(a.id) AS own, roadmaps_row_says(p.id) AS now,
                   p.id AS above_id, p.number, p.title, p.removed_edition, r.id AS roadmap_id, r.title AS roadmap_title, %s
            FROM roadmaps_activities a JOIN roadmaps_activities p ON p.id = a.adopted_id
            JOIN roadmaps r ON r.id = p.roadmap_id JOIN organizations o ON o.id = r.organization_id
            WHERE a.roadmap_id = :roadmap AND a.id = :id""".formatted(OrganizationSummary.COLUMNS);

    private final DatabaseClient database;
    private final JsonMapper json;

    CascadeQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An adopted row: what the row above said when it was adopted, what this one says, what that one says now. */
    record Adopted(
            UUID id,
            AdoptionView.Above above,
            @Nullable String reason,
            Said then,
            Said own,
            Said now,
            boolean aboveRemoved,
            long version) {}

    Mono<Page<AdoptionView.Source>> sources(Known draft, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SOURCES).bind("draft", draft.id()).bind("own", draft.path());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (r.period_start, r.id) < (:afterStart, :afterId)")
                        .bind("afterStart", after.part(0, LocalDate::parse))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY r.period_start DESC, r.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new AdoptionView.Source(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "title", String.class),
                        OrganizationSummary.read(row),
                        Rows.get(row, "period_start", LocalDate.class),
                        Rows.get(row, "period_end", LocalDate.class),
                        Rows.get(row, "activities", Long.class).intValue(),
                        Rows.get(row, "adopted", Long.class).intValue()))
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(row.periodStart().toString(), row.id().toString())));
    }

    Mono<Page<AdoptionView.Candidate>> candidates(
            UUID draft, UUID source, @Nullable String q, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(CANDIDATES)
                .bind("draft", draft)
                .bind("source", source)
                .and("lower(coalesce(a.number, '') || ' ' || a.title) LIKE :text", "text", Patterns.containing(q));
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (a.position, a.id) > (:after, :afterId)")
                        .bind("after", after.part(0, Integer::valueOf))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY a.position, a.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(CascadeQueries::candidate)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows,
                        limit,
                        row -> List.of(
                                String.valueOf(row.position()), row.activityId().toString())));
    }

    /** The roadmap that the rows of this one were adopted from. */
    Mono<UUID> above(UUID roadmap) {
        return database.sql("SELECT parent_id FROM roadmaps WHERE id = :id AND parent_id IS NOT NULL")
                .bind("id", roadmap)
                .map(row -> Rows.get(row, "parent_id", UUID.class))
                .one();
    }

    Mono<Adopted> adopted(UUID roadmap, UUID id) {
        return Statement.of(ADOPTED)
                .bind("roadmap", roadmap)
                .bind("id", id)
                .on(database)
                .map(row -> new Adopted(
                        Rows.get(row, "id", UUID.class),
                        new AdoptionView.Above(
                                Rows.get(row, "above_id", UUID.class),
                                Rows.get(row, "roadmap_id", UUID.class),
                                Rows.get(row, "roadmap_title", String.class),
                                OrganizationSummary.read(row),
                                row.get("number", String.class),
                                Rows.get(row, "title", String.class)),
                        row.get("deviation_reason", String.class),
                        said(row, "adopted_as"),
                        said(row, "own"),
                        said(row, "now"),
                        row.get("removed_edition", Integer.class) != null,
                        Rows.get(row, "version", Long.class)))
                .one();
    }

    /** Whether the roadmap has the row. */
    Mono<Boolean> exists(UUID roadmap, UUID id) {
        return Statement.of(
                        "SELECT EXISTS (SELECT 1 FROM roadmaps_activities a WHERE a.id = :id AND a.roadmap_id = :roadmap) AS found")
                .bind("id", id)
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> Rows.get(row, "found", Boolean.class))
                .one();
    }

    private static AdoptionView.Candidate candidate(Readable row) {
        String number = row.get("section_number", String.class);
        String title = row.get("section_title", String.class);
        String section = ((number == null ? "" : number) + " " + (title == null ? "" : title)).strip();
        return new AdoptionView.Candidate(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "position", Integer.class),
                row.get("number", String.class),
                Rows.get(row, "title", String.class),
                section.isEmpty() ? null : section,
                Rows.get(row, "term_text", String.class),
                List.of(Rows.get(row, "executors", String[].class)),
                Rows.get(row, "targets", Long.class).intValue(),
                row.get("adopted_as", UUID.class));
    }

    private Said said(Readable row, String column) {
        return json.readValue(Rows.get(row, column, Json.class).asArray(), Said.class);
    }
}
