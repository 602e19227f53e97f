package ru.opora.roadmaps.templates;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.editions.PlanContent;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of each copy: whose it is, whether it is made, and what it takes over. */
@Repository
class CopyItemQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    CopyItemQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A copy still to be made. */
    record Waiting(UUID id, UUID sourceId, UUID organizationId) {}

    Mono<Page<CopyView.Item>> items(UUID copy, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
            SELECT i.id, i.position, i.organization_id, o.name, i.state, i.roadmap_id
            FROM roadmaps_copy_items i LEFT JOIN organizations o ON o.id = i.organization_id
            WHERE i.copy_id = :copy""").bind("copy", copy);
        Cursor.decode(cursor, 1)
                .ifPresent(after -> statement
                        .append("AND i.position > (SELECT p.position FROM roadmaps_copy_items p WHERE p.id = :after)")
                        .bind("after", after.uuid(0)));
        return statement
                .append("ORDER BY i.position LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> new CopyView.Item(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        row.get("name", String.class),
                        CopyView.ItemState.valueOf(Rows.get(row, "state", String.class)),
                        row.get("roadmap_id", UUID.class)))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, row -> List.of(row.id().toString())));
    }

    Flux<Waiting> waiting(UUID copy, int most) {
        return database.sql("""
            SELECT id, source_id, organization_id FROM roadmaps_copy_items
            WHERE copy_id = :copy AND state = 'WAITING' ORDER BY position LIMIT :most""")
                .bind("copy", copy)
                .bind("most", most)
                .map(row -> new Waiting(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "source_id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class)))
                .all();
    }

    /** The copy that an organisation was given before. */
    Mono<UUID> given(UUID source, UUID organization, LocalDate start) {
        return database.sql("""
            SELECT id FROM roadmaps WHERE given_from = :source AND organization_id = :organization AND period_start = :start""")
                .bind("source", source)
                .bind("organization", organization)
                .bind("start", start)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one();
    }

    Mono<Void> end(UUID item, CopyView.ItemState state, @Nullable UUID roadmap) {
        return Statement.of("UPDATE roadmaps_copy_items SET state = :state, roadmap_id = :roadmap WHERE id = :id")
                .bind("id", item)
                .bind("state", state.name())
                .bindNullable("roadmap", roadmap, UUID.class)
                .on(database)
                .then();
    }

    private record Carried(int place, UUID source, List<String> evidence) {}

    /** What a copy takes over beside its words: whose schools it means, what reports must hold, and from which rows it came. */
    Mono<Void> carry(UUID roadmap, PlanContent plan, PlanCopy.Made made) {
        List<Carried> carried = new java.util.ArrayList<>();
        var known = new java.util.HashMap<UUID, List<String>>();
        plan.activities().forEach(row -> known.put(row.id(), row.evidence()));
        made.rows().forEach(row -> carried.add(new Carried(carried.size(), row, known.getOrDefault(row, List.of()))));
        return database.sql("""
            UPDATE roadmaps_activities a SET copied_from = n.source, evidence = n.evidence
            FROM jsonb_to_recordset(:rows::jsonb) AS n(place int, source uuid, evidence text[])
            WHERE a.roadmap_id = :roadmap AND a.position = n.place""")
                .bind("roadmap", roadmap)
                .bind("rows", Json.of(json.writeValueAsBytes(carried)))
                .then()
                .then(Mono.defer(() -> Statement.of("""
                    UPDATE roadmaps SET programme_id = :programme, cohort_year = :cohort WHERE id = :roadmap""")
                        .bind("roadmap", roadmap)
                        .bindNullable("programme", plan.programmeId(), UUID.class)
                        .bindNullable("cohort", made.cohortYear(), Integer.class)
                        .on(database)
                        .then()));
    }

    Mono<Void> give(UUID roadmap, UUID source) {
        return database.sql("UPDATE roadmaps SET given_from = :source WHERE id = :roadmap")
                .bind("source", source)
                .bind("roadmap", roadmap)
                .then();
    }

    /**
     * A copied child adopts the copies of the rows that its original adopted. Terms were read anew in both: where a row without a
     * deviation comes out otherwise than the one above, that is shown as a change above, to be taken over.
     */
    Mono<Void> adopt(UUID copy, UUID roadmap, UUID source) {
        return database.sql("""
            WITH above AS (
                SELECT i.roadmap_id AS id FROM roadmaps s JOIN roadmaps_copy_items i ON i.source_id = s.parent_id
                WHERE s.id = :source AND i.copy_id = :copy AND i.roadmap_id IS NOT NULL
            ), child AS (
                UPDATE roadmaps r SET parent_id = above.id FROM above WHERE r.id = :roadmap RETURNING r.id)
            UPDATE roadmaps_activities n SET adopted_id = p.id, deviation_reason = o.deviation_reason,
                adopted_as = roadmaps_row_says(CASE WHEN o.deviation_reason IS NULL THEN n.id ELSE p.id END)
            FROM above, roadmaps_activities o, roadmaps_activities p
            WHERE n.roadmap_id = :roadmap AND o.id = n.copied_from AND p.roadmap_id = above.id
              AND p.copied_from = o.adopted_id AND (SELECT count(*) FROM child) >= 0""")
                .bind("copy", copy)
                .bind("roadmap", roadmap)
                .bind("source", source)
                .then();
    }
}
