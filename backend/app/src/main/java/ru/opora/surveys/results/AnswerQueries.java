package ru.opora.surveys.results;

import io.r2dbc.postgresql.codec.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions.Counted;
import ru.opora.surveys.results.AnalysisView.Written;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The SQL of single answers. It reads as the system; what may be told of them is decided before. Only those are read that are in
 * the counts: else what is missing there could be found here.
 */
@Repository
class AnswerQueries {

    static final String CANNOT_SAY = " cannotSay";
    static final String NOT_ANSWERED = "";

    private static final String COUNTED = "NOT EXISTS (SELECT 1 FROM surveys_uncounted u WHERE u.response_id = r.id)";

    private final DatabaseClient database;
    private final JsonMapper json;

    AnswerQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Somebody's answers as they are stored. */
    record Stored(
            UUID id,
            UUID participant,
            UUID organization,
            String organizationName,
            @Nullable String respondent,
            String language,
            Map<String, Object> answers) {}

    /** A text and the key it is ordered by. */
    record Keyed(Written text, String key) {}

    /** How many gave each pair of answers in a place and below it. */
    Mono<Map<List<String>, Long>> crossed(UUID campaign, Audience audience, String path, Counted row, Counted column) {
        return DatabaseScope.system(Statement.of("""
                        SELECT x.a, x.b, count(*) AS count FROM (
                            SELECT %s AS a, %s AS b
                            FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                            JOIN surveys_responses r ON r.participant_id = p.id
                            WHERE p.campaign_id = :campaign AND p.audience = :audience AND o.path <@ :path::ltree AND %s) x
                        GROUP BY x.a, x.b""".formatted(word(":row"), word(":column"), COUNTED))
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .bind("path", path)
                .bind("row", way(row))
                .bind("column", way(column))
                .on(database)
                .map(read -> Map.entry(
                        List.of(Rows.get(read, "a", String.class), Rows.get(read, "b", String.class)),
                        Rows.get(read, "count", Long.class)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    /** What was written, in an order that says nothing of who wrote it when. */
    Flux<Keyed> texts(UUID campaign, Audience audience, String path, String item, @Nullable String after, int limit) {
        return DatabaseScope.system(Statement.of("""
                        SELECT t.text, t.key FROM (
                            SELECT r.answers ->> :item AS text, md5(r.id::text || :item) AS key
                            FROM surveys_participants p
                            JOIN organizations o ON o.id = p.organization_id
                            JOIN surveys_responses r ON r.participant_id = p.id
                            WHERE p.campaign_id = :campaign AND p.audience = :audience AND o.path <@ :path::ltree
                              AND jsonb_typeof(r.answers -> :item) = 'string' AND %s) t
                        WHERE true""".formatted(COUNTED))
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .bind("path", path)
                .bind("item", item)
                .and("t.key > :after", "after", after)
                .append("ORDER BY t.key LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(row ->
                        new Keyed(new Written(Rows.get(row, "text", String.class)), Rows.get(row, "key", String.class)))
                .all());
    }

    /** Answers of these participants, by participant and id, after one of them. */
    Flux<Stored> answers(List<UUID> participants, @Nullable UUID participant, @Nullable UUID after, int limit) {
        Statement statement =
                Statement.of("""
                        SELECT r.id, r.participant_id, r.answers, r.language, r.respondent, o.id AS organization_id, o.name AS organization_name
                        FROM surveys_responses r
                        JOIN surveys_participants p ON p.id = r.participant_id
                        JOIN organizations o ON o.id = p.organization_id
                        WHERE r.participant_id = ANY (:participants) AND %s""".formatted(COUNTED)).bind("participants", participants.toArray(UUID[]::new));
        if (participant != null && after != null) {
            statement
                    .append("AND (r.participant_id, r.id) > (:participant, :after)")
                    .bind("participant", participant)
                    .bind("after", after);
        }
        return DatabaseScope.system(statement
                .append("ORDER BY r.participant_id, r.id LIMIT :limit")
                .bind("limit", limit)
                .on(database)
                .map(row -> new Stored(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "participant_id", UUID.class),
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "organization_name", String.class),
                        row.get("respondent", String.class),
                        Rows.get(row, "language", String.class),
                        json.readValue(Rows.get(row, "answers", Json.class).asArray(), new TypeReference<>() {})))
                .all());
    }

    private static String word(String way) {
        String value = "r.answers #> " + way + "::text[]";
        return "coalesce(CASE WHEN jsonb_typeof(" + value + ") = 'object' THEN '" + CANNOT_SAY + "' ELSE r.answers #>> "
                + way + "::text[] END, '" + NOT_ANSWERED + "')";
    }

    private static String[] way(Counted item) {
        return item.parent() == null ? new String[] {item.name()} : new String[] {item.parent(), item.name()};
    }
}
