package ru.opora.roadmaps.assignments;

import io.r2dbc.postgresql.codec.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of what is said of a generation: to the record of changes, to whoever asked for it, and to those who were given tasks. */
@Repository
class GenerationNews {

    private final DatabaseClient database;
    private final JsonMapper json;

    GenerationNews(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An organisation that was given tasks in this transaction, with whom to tell. */
    record News(
            UUID organizationId,
            String organization,
            String title,
            int tasks,
            @Nullable LocalDate first,
            List<UUID> people) {}

    /** What this generation made, for whoever asks afterwards; the next one takes its place. */
    Mono<Void> keep(UUID roadmap, GenerationView made) {
        return Statement.of("""
                        INSERT INTO roadmaps_generations (roadmap_id, made) VALUES (:roadmap, :made)
                        ON CONFLICT (roadmap_id) DO UPDATE SET made_at = now(), made = excluded.made""")
                .bind("roadmap", roadmap)
                .bind("made", Json.of(json.writeValueAsBytes(made)))
                .on(database)
                .then();
    }

    /** One entry of the record of changes for all of a generation. */
    Mono<Void> record(ExecutorQueries.Plan plan, GenerationView made) {
        return Statement.of(
                        "SELECT audit_append(NULL, 'GENERATED', 'roadmap', :id, :owner, NULL, :counts::jsonb, NULL)")
                .bind("id", plan.id().toString())
                .bind("owner", plan.ownerId())
                .bind("counts", Json.of(json.writeValueAsBytes(made)))
                .on(database)
                .then();
    }

    /** Who was given tasks just now; people are those who report for the organisation. */
    Flux<News> news(UUID roadmap) {
        return Statement.of("""
                        SELECT o.id, o.name, r.title, a.tasks, (SELECT min(c.due) FROM roadmaps_checkpoints c
                                   WHERE c.organization_id = o.id AND c.roadmap_id = r.id AND c.due >= current_date) AS first,
                               ARRAY(SELECT roadmaps_reporters(o.id, o.kind, o.parent_id, opora_today(now(), o.time_zone))) AS people
                        FROM (SELECT organization_id, count(*)::int AS tasks FROM roadmaps_assignments
                              WHERE roadmap_id = :roadmap AND created_at = now() GROUP BY organization_id) a
                        JOIN organizations o ON o.id = a.organization_id JOIN roadmaps r ON r.id = :roadmap
                        ORDER BY o.id""")
                .bind("roadmap", roadmap)
                .on(database)
                .map(row -> new News(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "name", String.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "tasks", Integer.class),
                        row.get("first", LocalDate.class),
                        List.of(Rows.get(row, "people", UUID[].class))))
                .all();
    }
}
