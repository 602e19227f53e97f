package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
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
import tools.jackson.databind.json.JsonMapper;

/** The queue of generations: asked for by a person, and what becomes of it. */
@Repository
class RefreshQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    RefreshQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Whole, and before what follows by itself: somebody waits for it. */
    Mono<Void> ask(UUID roadmap) {
        return DatabaseScope.system(
                Statement.of("""
                        INSERT INTO roadmaps_refreshes (roadmap_id, due_at) VALUES (:roadmap, now() - interval '1 hour')""").bind("roadmap", roadmap).on(database).then());
    }

    /**
     * All in force at and below a place but one that print one of these, by their letters alone: too many are generated
     * rather than too few, and once more changes nothing.
     */
    Mono<Void> askPrinting(@Nullable UUID but, String place, List<String> letters) {
        return DatabaseScope.system(Statement.of("""
                        INSERT INTO roadmaps_refreshes (roadmap_id)
                        SELECT r.id FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
                        WHERE r.state = 'ACTIVE' AND r.id IS DISTINCT FROM :roadmap AND o.path <@ :place::ltree AND EXISTS (
                            SELECT 1 FROM roadmaps_activities a JOIN roadmaps_tasks t ON t.activity_id = a.id
                            CROSS JOIN LATERAL (SELECT regexp_replace(translate(
                                lower(concat_ws(' ', t.actor, array_to_string(t.executors, ' '), a.participants,
                                    (SELECT string_agg(p ->> 'name', ' ') FROM jsonb_path_query(a.term, '$.participants[*]') p))),
                                'abcehkmoptxyё', 'авсенкмортхуе'), '[^а-яa-z0-9]', '', 'g') AS letters) said
                            WHERE a.roadmap_id = r.id AND a.removed_edition IS NULL AND t.removed_edition IS NULL
                              AND EXISTS (SELECT 1 FROM unnest(:letters::text[]) l WHERE position(l IN said.letters) > 0))""")
                .bindNullable("roadmap", but, UUID.class)
                .bind("place", place)
                .bind("letters", letters.toArray(String[]::new))
                .on(database)
                .then());
    }

    /** What is under way stands in the queue to its commit: its row goes with the work. */
    Mono<RefreshView> of(UUID roadmap) {
        return DatabaseScope.system(Statement.of("""
                        SELECT q.*, g.made_at, g.made
                        FROM (SELECT min(q.asked_at) AS asked_at, coalesce(max(q.failures), 0) AS failures
                              FROM roadmaps_refreshes q WHERE q.roadmap_id = :roadmap) q
                        LEFT JOIN roadmaps_generations g ON g.roadmap_id = :roadmap""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(this::view)
                .one());
    }

    private RefreshView view(Readable row) {
        Instant asked = row.get("asked_at", Instant.class);
        int failures = Rows.get(row, "failures", Integer.class);
        return new RefreshView(state(asked != null, failures), asked, failures, last(row));
    }

    private RefreshView.@Nullable Last last(Readable row) {
        Json made = row.get("made", Json.class);
        return made == null
                ? null
                : new RefreshView.Last(
                        Rows.get(row, "made_at", Instant.class), json.readValue(made.asArray(), GenerationView.class));
    }

    private static RefreshView.State state(boolean queued, int failures) {
        if (!queued) {
            return RefreshView.State.CURRENT;
        }
        return failures == 0 ? RefreshView.State.QUEUED : RefreshView.State.FAILING;
    }
}
