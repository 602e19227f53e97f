package ru.opora.roadmaps;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL of a draft's sections and of its order. */
@Repository
class DraftQueries {

    private static final String SECTION = """
            SELECT s.id, s.parent_id, s.position, s.number, s.title, s.version,
                   (SELECT count(*) FROM roadmaps_activities a
                    WHERE a.section_id = s.id AND a.removed_edition IS NULL) AS activity_count
            FROM roadmaps_sections s WHERE s.roadmap_id = :roadmap AND s.removed_edition IS NULL""";

    private static final UUID NOWHERE = new UUID(0, 0);

    private final DatabaseClient database;

    DraftQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<Page<SectionView>> sections(UUID roadmap, List<RoadmapAction> actions, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SECTION).bind("roadmap", roadmap);
        Cursor.decode(cursor, 1)
                .ifPresent(after ->
                        statement.append("AND s.position > :after").bind("after", after.part(0, Integer::valueOf)));
        return statement
                .append("ORDER BY s.position LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> section(row, actions))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(String.valueOf(row.position()))));
    }

    Mono<SectionView> section(UUID roadmap, UUID id, List<RoadmapAction> actions) {
        return Statement.of(SECTION)
                .bind("roadmap", roadmap)
                .and("s.id = :id", "id", id)
                .on(database)
                .map(row -> section(row, actions))
                .one();
    }

    Mono<DraftOrder> order(UUID roadmap) {
        Mono<List<DraftOrder.Section>> sections = database.sql("""
            SELECT id, parent_id FROM roadmaps_sections
            WHERE roadmap_id = :roadmap AND removed_edition IS NULL ORDER BY position""")
                .bind("roadmap", roadmap)
                .map(row -> new DraftOrder.Section(Rows.get(row, "id", UUID.class), row.get("parent_id", UUID.class)))
                .all()
                .collectList();
        return sections.flatMap(found -> database.sql("""
            SELECT id, section_id FROM roadmaps_activities
            WHERE roadmap_id = :roadmap AND removed_edition IS NULL ORDER BY position""")
                .bind("roadmap", roadmap)
                .map(row -> new DraftOrder.Row(Rows.get(row, "id", UUID.class), row.get("section_id", UUID.class)))
                .all()
                .collectList()
                .map(rows -> new DraftOrder(found, rows)));
    }

    /** Writes places that differ from the stored ones; the rows' own versions stay, for nothing was changed in them. */
    Mono<Void> write(DraftOrder order) {
        List<DraftOrder.Section> sections = order.sections();
        List<DraftOrder.Row> rows = order.rows();
        return place(
                        "roadmaps_sections",
                        "parent_id",
                        sections.stream().map(DraftOrder.Section::id).toArray(UUID[]::new),
                        sections.stream().map(DraftOrder.Section::parent).toArray(UUID[]::new))
                .then(Mono.defer(() -> place(
                        "roadmaps_activities",
                        "section_id",
                        rows.stream().map(DraftOrder.Row::id).toArray(UUID[]::new),
                        rows.stream().map(DraftOrder.Row::section).toArray(UUID[]::new))));
    }

    private Mono<Void> place(String table, String in, UUID[] ids, @Nullable UUID[] places) {
        UUID[] named = IntStream.range(0, places.length)
                .mapToObj(i -> Objects.requireNonNullElse(places[i], NOWHERE))
                .toArray(UUID[]::new);
        return database.sql("""
            UPDATE %1$s t SET position = n.place - 1, %2$s = nullif(n.inside, '00000000-0000-0000-0000-000000000000')
            FROM unnest(:ids::uuid[], :places::uuid[]) WITH ORDINALITY AS n(id, inside, place)
            WHERE t.id = n.id AND (t.position <> n.place - 1
                OR t.%2$s IS DISTINCT FROM nullif(n.inside, '00000000-0000-0000-0000-000000000000'))""".formatted(table, in))
                .bind("ids", ids)
                .bind("places", named)
                .then();
    }

    Mono<Void> insertSection(UUID roadmap, UUID id, SectionRequest request) {
        return Statement.of("""
            INSERT INTO roadmaps_sections (id, roadmap_id, parent_id, position, number, title)
            VALUES (:id, :roadmap, :parent, -1, :number, :title)""")
                .bind("id", id)
                .bind("roadmap", roadmap)
                .bindNullable("parent", request.parentId(), UUID.class)
                .bindNullable("number", request.number(), String.class)
                .bindNullable("title", request.title(), String.class)
                .on(database)
                .then();
    }

    /** Gives the number of sections changed: none when it was changed meanwhile. */
    Mono<Long> updateSection(SectionView section, long version, SectionPatch patch) {
        return Statement.of("""
            UPDATE roadmaps_sections SET number = :number, title = :title, version = version + 1
            WHERE id = :id AND version = :version""")
                .bind("id", section.id())
                .bind("version", version)
                .bindNullable("number", patch.number().or(section.number()), String.class)
                .bindNullable("title", patch.title().or(section.title()), String.class)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** A moved section has a new version: whoever edits it at the same time learns of it. */
    Mono<Long> bump(String table, UUID id, long version) {
        return database.sql("UPDATE " + table + " SET version = version + 1 WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .fetch()
                .rowsUpdated();
    }

    /** Deletes what is known by its id and version, with all that hangs on it. */
    Mono<Long> delete(String table, UUID id, long version) {
        return database.sql("DELETE FROM " + table + " WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .fetch()
                .rowsUpdated();
    }

    private static SectionView section(io.r2dbc.spi.Readable row, List<RoadmapAction> actions) {
        return new SectionView(
                Rows.get(row, "id", UUID.class),
                row.get("parent_id", UUID.class),
                Rows.get(row, "position", Integer.class),
                row.get("number", String.class),
                row.get("title", String.class),
                Rows.get(row, "activity_count", Long.class).intValue(),
                Rows.get(row, "version", Long.class),
                actions);
    }
}
