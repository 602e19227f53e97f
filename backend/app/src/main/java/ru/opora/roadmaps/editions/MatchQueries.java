package ru.opora.roadmaps.editions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.roadmaps.editions.MatchView.Doubtful;
import ru.opora.roadmaps.editions.MatchView.Unmatched;

/** The SQL of what a draft's rows stand for. */
@Repository
class MatchQueries {

    private static final String DROPPED = """
            SELECT o.id, o.number, o.title, o.term_text FROM roadmaps_activities o
            WHERE o.roadmap_id = :amended AND o.removed_edition IS NULL AND NOT EXISTS (
                SELECT 1 FROM roadmaps_activities d WHERE d.roadmap_id = :draft AND d.origin_id = o.id)
            ORDER BY o.position""";

    private static final String ADDED = """
            SELECT d.id, d.number, d.title, d.term_text FROM roadmaps_activities d
            WHERE d.roadmap_id = :draft AND d.origin_id IS NULL AND :amended::uuid IS NOT NULL ORDER BY d.position""";

    private final DatabaseClient database;

    MatchQueries(DatabaseClient database) {
        this.database = database;
    }

    Mono<MatchView> find(UUID draft, UUID amended) {
        return Mono.zip(
                        doubtful(draft).collectList(),
                        unmatched(DROPPED, draft, amended).collectList(),
                        unmatched(ADDED, draft, amended).collectList())
                .map(found -> new MatchView(found.getT1(), found.getT2(), found.getT3()));
    }

    Flux<Doubtful> doubtful(UUID draft) {
        return database.sql("""
            SELECT d.id, d.number, d.title, d.term_text, d.origin_likeness, o.id AS origin_id, o.number AS origin_number,
                   o.title AS origin_title, o.term_text AS origin_term_text
            FROM roadmaps_activities d JOIN roadmaps_activities o ON o.id = d.origin_id
            WHERE d.roadmap_id = :draft AND d.origin_likeness IS NOT NULL ORDER BY d.position""")
                .bind("draft", draft)
                .map(row -> new Doubtful(
                        Rows.get(row, "id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "term_text", String.class),
                        Rows.get(row, "origin_id", UUID.class),
                        row.get("origin_number", String.class),
                        Rows.get(row, "origin_title", String.class),
                        Rows.get(row, "origin_term_text", String.class),
                        Rows.get(row, "origin_likeness", Integer.class)))
                .all();
    }

    private Flux<Unmatched> unmatched(String sql, UUID draft, UUID amended) {
        return database.sql(sql)
                .bind("draft", draft)
                .bind("amended", amended)
                .map(row -> new Unmatched(
                        Rows.get(row, "id", UUID.class),
                        row.get("number", String.class),
                        Rows.get(row, "title", String.class),
                        Rows.get(row, "term_text", String.class)))
                .all();
    }

    /** The matches are right: of these rows, or of all. */
    Mono<Void> confirm(UUID draft, @Nullable List<UUID> rows) {
        return Statement.of("""
            UPDATE roadmaps_activities SET origin_likeness = NULL, version = version + 1
            WHERE roadmap_id = :draft AND origin_likeness IS NOT NULL""")
                .bind("draft", draft)
                .and("id = ANY(:rows)", "rows", rows == null ? null : rows.toArray(UUID[]::new))
                .on(database)
                .then();
    }

    /** What an annex does not print stays with the row: what a report must hold, and what it was adopted from. An annex gives no reason but itself. */
    Mono<Void> carry(UUID draft) {
        return database.sql("""
            UPDATE roadmaps_activities d SET evidence = o.evidence, adopted_id = o.adopted_id, adopted_as = o.adopted_as,
                deviation_reason = CASE WHEN o.adopted_id IS NULL OR roadmaps_row_says(d.id) = o.adopted_as THEN NULL
                    ELSE coalesce(o.deviation_reason, 'Строка изменена приложением к приказу о внесении изменений') END
            FROM roadmaps_activities o WHERE o.id = d.origin_id AND d.roadmap_id = :draft""").bind("draft", draft).then();
    }
}
