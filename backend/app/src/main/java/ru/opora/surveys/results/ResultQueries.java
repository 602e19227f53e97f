package ru.opora.surveys.results;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.questionnaires.Questionnaire;
import ru.opora.surveys.Audience;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Counted;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of results. It reads as the system: who may see what, and what is hidden, is decided before anything is told. */
@Repository
class ResultQueries {

    private static final int MOST_VERSIONS = 200;

    private final DatabaseClient database;
    private final JsonMapper json;
    private final Cache<UUID, Questionnaire> frozen =
            Caffeine.newBuilder().maximumSize(MOST_VERSIONS).build();

    ResultQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Counts of one item by choice; the choice '' is everybody who answered, ' cannotSay' who could not. */
    record Cell(long count, double total) {}

    /** Path of each participant's organisation. */
    Mono<Map<UUID, String>> asked(UUID campaign, Audience audience) {
        return DatabaseScope.system(Statement.of("""
                        SELECT p.id, o.path::text AS path FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        WHERE p.campaign_id = :campaign AND p.audience = :audience""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "id", UUID.class), Rows.get(row, "path", String.class)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    /** Counted answers of each participant. */
    Mono<Map<UUID, Long>> answered(UUID campaign, Audience audience) {
        return DatabaseScope.system(Statement.of("""
                        SELECT p.id, a.count FROM surveys_participants p JOIN surveys_answered a ON a.participant_id = p.id
                        WHERE p.campaign_id = :campaign AND p.audience = :audience""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "id", UUID.class), Rows.get(row, "count", Long.class)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue())));
    }

    /** Of how many there is a score, by factor and participant. */
    Mono<Map<String, Map<UUID, Long>>> scored(UUID campaign, Audience audience) {
        return DatabaseScope.system(Statement.of("""
                        SELECT s.factor, s.participant_id, sum(s.respondents)::bigint AS count
                        FROM surveys_participants p JOIN surveys_scores s ON s.participant_id = p.id AND s.factor <> ''
                        WHERE p.campaign_id = :campaign AND p.audience = :audience GROUP BY s.factor, s.participant_id""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .on(database)
                .map(row -> Map.entry(
                        Rows.get(row, "factor", String.class),
                        Map.entry(Rows.get(row, "participant_id", UUID.class), Rows.get(row, "count", Long.class))))
                .all()
                .collect(
                        HashMap::new,
                        (all, entry) -> all.computeIfAbsent(entry.getKey(), name -> new HashMap<>())
                                .put(entry.getValue().getKey(), entry.getValue().getValue())));
    }

    /** Something else as soon as one more answer is counted, somebody else is asked, or a place has moved. */
    Mono<String> mark(UUID campaign, Audience audience) {
        return DatabaseScope.system(Statement.of("""
                        SELECT concat_ws(' ', count(*), sum(a.count), bit_xor(hashtextextended(p.id::text || o.path::text, 0))) AS mark
                        FROM surveys_participants p JOIN organizations o ON o.id = p.organization_id
                        LEFT JOIN surveys_answered a ON a.participant_id = p.id
                        WHERE p.campaign_id = :campaign AND p.audience = :audience""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .on(database)
                .map(row -> Rows.get(row, "mark", String.class))
                .one());
    }

    /** Who answered one item, or each, by participant; items of the same people are told together, for most are. */
    Mono<Bases> bases(UUID campaign, Audience audience, @Nullable String item) {
        return bases(campaign, audience, item, null);
    }

    /** The same of each item, by these participants alone. */
    Mono<Bases> basesOf(UUID campaign, Audience audience, Set<UUID> participants) {
        return bases(campaign, audience, null, participants.toArray(UUID[]::new));
    }

    private Mono<Bases> bases(UUID campaign, Audience audience, @Nullable String item, UUID @Nullable [] participants) {
        return DatabaseScope.system(Statement.of("""
                        SELECT array_agg(x.item) AS items, x.choice, x.participants, x.counts FROM (
                            SELECT n.item, n.choice, array_agg(n.participant_id ORDER BY n.participant_id) AS participants,
                                   array_agg(n.count ORDER BY n.participant_id) AS counts
                            FROM surveys_participants p
                            JOIN surveys_counts n ON n.participant_id = p.id AND n.choice IN ('', ' cannotSay', 'other')
                            WHERE p.campaign_id = :campaign AND p.audience = :audience""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .and("n.item = :item", "item", item)
                .and("p.id = ANY (:participants)", "participants", participants)
                .append("GROUP BY n.item, n.choice) x GROUP BY x.choice, x.participants, x.counts")
                .on(database)
                .map(ResultQueries::counts)
                .all()
                .collectList()
                .map(Bases::new));
    }

    private static Bases.Counts counts(Readable row) {
        UUID[] participants = Rows.get(row, "participants", UUID[].class);
        Long[] numbers = Rows.get(row, "counts", Long[].class);
        Map<UUID, Long> byParticipant = new HashMap<>();
        for (int i = 0; i < participants.length; i++) {
            byParticipant.put(participants[i], numbers[i]);
        }
        return new Bases.Counts(
                List.of(Rows.get(row, "items", String[].class)), Rows.get(row, "choice", String.class), byParticipant);
    }

    /** All counts of an audience over the whole campaign. */
    Mono<Map<String, Map<String, Cell>>> whole(UUID campaign, Audience audience) {
        return cells(Statement.of("""
                        SELECT t.item, t.choice, t.count, t.total::float8 AS total FROM surveys_totals t
                        WHERE t.campaign_id = :campaign AND t.audience = :audience""").bind("campaign", campaign).bind("audience", audience.name()));
    }

    /** All counts of an audience below a path. */
    Mono<Map<String, Map<String, Cell>>> within(UUID campaign, Audience audience, String path, @Nullable String item) {
        return cells(Statement.of("""
                        SELECT n.item, n.choice, sum(n.count)::bigint AS count, sum(n.total)::float8 AS total
                        FROM surveys_participants p
                        JOIN organizations o ON o.id = p.organization_id
                        JOIN surveys_counts n ON n.participant_id = p.id
                        WHERE p.campaign_id = :campaign AND p.audience = :audience AND o.path <@ :path::ltree""")
                .bind("campaign", campaign)
                .bind("audience", audience.name())
                .bind("path", path)
                .and("n.item = :item", "item", item)
                .append("GROUP BY n.item, n.choice"));
    }

    /** Answers that are not in the counts yet. */
    Mono<Long> waiting(UUID campaign) {
        return DatabaseScope.system(Statement.of("""
                        SELECT count(*) AS count FROM surveys_uncounted u JOIN surveys_participants p ON p.id = u.participant_id
                        WHERE p.campaign_id = :campaign""")
                .bind("campaign", campaign)
                .on(database)
                .map(row -> Rows.get(row, "count", Long.class))
                .one());
    }

    /** What is counted, in the order of the frozen questionnaire. */
    Mono<List<Counted>> items(UUID version) {
        return questionnaire(version).map(Definitions::counted);
    }

    /** What was frozen: it never changes, and is read and checked once. */
    Mono<Questionnaire> questionnaire(UUID version) {
        return Mono.justOrEmpty(frozen.getIfPresent(version))
                .switchIfEmpty(Mono.defer(() -> read(version)).doOnNext(read -> frozen.put(version, read)));
    }

    private Mono<Questionnaire> read(UUID version) {
        return DatabaseScope.system(Statement.of(
                        "SELECT v.definition FROM surveys_questionnaire_versions v WHERE v.id = :id")
                .bind("id", version)
                .on(database)
                .map(row -> Definitions.read(
                                json.readTree(
                                        Rows.get(row, "definition", Json.class).asArray()),
                                "")
                        .questionnaire())
                .one());
    }

    private Mono<Map<String, Map<String, Cell>>> cells(Statement statement) {
        return DatabaseScope.system(statement
                .on(database)
                .map(row -> Map.entry(
                        Rows.get(row, "item", String.class),
                        Map.entry(
                                Rows.get(row, "choice", String.class),
                                new Cell(Rows.get(row, "count", Long.class), Rows.get(row, "total", Double.class)))))
                .all()
                .collect(
                        HashMap::new,
                        (all, entry) -> all.computeIfAbsent(entry.getKey(), name -> new HashMap<>())
                                .put(entry.getValue().getKey(), entry.getValue().getValue())));
    }
}
