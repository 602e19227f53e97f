package ru.opora.roadmaps;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The SQL of which rows a draft may adopt. */
@Repository
class AdoptionQueries {

    private final DatabaseClient database;

    AdoptionQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A row that was asked for.
     *
     * @param above whether its roadmap is of an organisation above the draft's, or the one the draft hangs on already
     * @param bound the roadmap that the draft's adopted rows are of; null while it has none
     * @param adoptedBy the row of the draft that it was adopted as
     */
    record Wanted(
            UUID id,
            UUID roadmap,
            boolean inForce,
            boolean above,
            @Nullable UUID bound,
            @Nullable UUID adoptedBy) {}

    /** Those of the rows that the caller sees. */
    Flux<Wanted> wanted(Caller caller, RoadmapQueries.Row draft, List<UUID> ids) {
        return Statement.of("""
            SELECT a.id, r.id AS roadmap_id, a.removed_edition IS NULL AND r.amends_id IS NULL AND r.state IN ('APPROVED', 'ACTIVE') AS in_force,
                   o.path @> :own::ltree AND o.path <> :own::ltree OR r.id = :parent AS above,
                   (SELECT p.roadmap_id FROM roadmaps_activities n JOIN roadmaps_activities p ON p.id = n.adopted_id
                    WHERE n.roadmap_id = :draft AND n.removed_edition IS NULL LIMIT 1) AS bound,
                   (SELECT n.id FROM roadmaps_activities n
                    WHERE n.roadmap_id = :draft AND n.adopted_id = a.id AND n.removed_edition IS NULL LIMIT 1) AS adopted_by
            FROM roadmaps_activities a JOIN roadmaps r ON r.id = a.roadmap_id JOIN organizations o ON o.id = r.organization_id
            WHERE a.id = ANY(:ids) AND\s""" + RoadmapQueries.VISIBLE)
                .bind("own", draft.path())
                .bindNullable("parent", draft.parentId(), UUID.class)
                .bind("draft", draft.id())
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("write", caller.scope(RoadmapPermission.WRITE))
                .bind("read", caller.scope(RoadmapPermission.READ))
                .on(database)
                .map(row -> new Wanted(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "roadmap_id", UUID.class),
                        Rows.get(row, "in_force", Boolean.class),
                        Boolean.TRUE.equals(row.get("above", Boolean.class)),
                        row.get("bound", UUID.class),
                        row.get("adopted_by", UUID.class)))
                .all();
    }

    /** The adopted rows of amending drafts that stand for this one. */
    Flux<UUID> amending(UUID row) {
        return database.sql("""
            SELECT d.id FROM roadmaps_activities d JOIN roadmaps r ON r.id = d.roadmap_id
            WHERE d.origin_id = :row AND d.adopted_id IS NOT NULL AND r.amends_id IS NOT NULL AND r.merged_edition IS NULL""")
                .bind("row", row)
                .map(found -> Rows.get(found, "id", UUID.class))
                .all();
    }

    /** The places above of a draft's adopted rows. */
    Mono<Map<UUID, Integer>> places(UUID draft) {
        return database.sql("""
            SELECT n.id, p.position FROM roadmaps_activities n JOIN roadmaps_activities p ON p.id = n.adopted_id
            WHERE n.roadmap_id = :draft AND n.removed_edition IS NULL""")
                .bind("draft", draft)
                .map(row -> Map.entry(Rows.get(row, "id", UUID.class), Rows.get(row, "position", Integer.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** The roadmap that a draft's adopted rows are of becomes the one above it; without such rows there is none. */
    Mono<Void> hang(UUID draft) {
        return database.sql("""
            UPDATE roadmaps r SET parent_id = (
                SELECT p.roadmap_id FROM roadmaps_activities n JOIN roadmaps_activities p ON p.id = n.adopted_id
                WHERE n.roadmap_id = r.id AND n.removed_edition IS NULL LIMIT 1)
            WHERE r.id = :draft""").bind("draft", draft).then();
    }
}
