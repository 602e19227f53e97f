package ru.opora.surveys.profiles;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
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
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.questionnaires.scoring.RiskFormula;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.Audience;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of scores and reviews. Scores are read and written as the system: they hold small groups. */
@Repository
class ScoreQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    ScoreQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A formula and where it comes from. */
    record Kept(RiskFormula formula, String source) {}

    /** Answers of somebody in a group. */
    record Given(UUID participant, JsonNode answers, LocalDate day) {}

    /** What a group says of a factor. */
    record Score(UUID participant, String factor, GroupTally tally) {}

    /** A group of an organisation in the latest scored campaign that asked it. */
    record Group(
            UUID participant,
            Audience audience,
            UUID campaign,
            UUID version,
            String title,
            LocalDate closedOn,
            String ownerPath,
            @Nullable Integer expected) {}

    Mono<Kept> formula() {
        return Statement.of("SELECT f.version, f.definition, f.source FROM surveys_formulas f ORDER BY f.version DESC LIMIT 1")
                .on(database)
                .map(row -> new Kept(
                        formula(
                                Rows.get(row, "version", Integer.class),
                                json.readTree(Rows.get(row, "definition", Json.class).asArray())),
                        Rows.get(row, "source", String.class)))
                .one();
    }

    /** All answers of a campaign, read as they are taken. */
    Flux<Given> answers(UUID campaign) {
        return DatabaseScope.system(Statement.of("""
                        SELECT r.participant_id, r.answers, r.received_on
                        FROM surveys_participants p JOIN surveys_responses r ON r.participant_id = p.id
                        WHERE p.campaign_id = :campaign""")
                .bind("campaign", campaign)
                .on(database)
                .map(row -> new Given(
                        Rows.get(row, "participant_id", UUID.class),
                        json.readTree(Rows.get(row, "answers", Json.class).asArray()),
                        Rows.get(row, "received_on", LocalDate.class)))
                .all());
    }

    Mono<Void> store(List<Score> scores, int formula) {
        return DatabaseScope.system(Statement.of("""
                        INSERT INTO surveys_scores (participant_id, factor, respondents, total, formula)
                        SELECT g.participant, g.factor, g.respondents, g.total, :formula
                        FROM unnest(:participants::uuid[], :factors::text[], :respondents::bigint[], :totals::float8[])
                            AS g (participant, factor, respondents, total)""")
                .bind("formula", formula)
                .bind("participants", scores.stream().map(Score::participant).toArray(UUID[]::new))
                .bind("factors", scores.stream().map(Score::factor).toArray(String[]::new))
                .bind(
                        "respondents",
                        scores.stream().map(score -> score.tally().respondents()).toArray(Long[]::new))
                .bind("totals", scores.stream().map(score -> score.tally().sum()).toArray(Double[]::new))
                .on(database)
                .then());
    }

    Mono<JsonNode> definition(UUID version) {
        return DatabaseScope.system(Statement.of(
                        "SELECT v.definition FROM surveys_questionnaire_versions v WHERE v.id = :id")
                .bind("id", version)
                .on(database)
                .map(row -> json.readTree(Rows.get(row, "definition", Json.class).asArray()))
                .one());
    }

    /** For each group of respondents the latest scored campaign that says something of factors. */
    Mono<List<Group>> groups(UUID organization) {
        return DatabaseScope.system(Statement.of("""
                        SELECT DISTINCT ON (p.audience) p.id, p.audience, c.id AS campaign, c.version_id, c.title,
                               coalesce(c.closed_on, c.closes_on) AS closed, w.path::text AS owner_path, p.expected
                        FROM surveys_participants p
                        JOIN surveys_campaigns c ON c.id = p.campaign_id
                        JOIN organizations w ON w.id = c.organization_id
                        WHERE p.organization_id = :organization AND c.state = 'SCORED'
                          AND EXISTS (SELECT 1 FROM surveys_participants q JOIN surveys_scores s ON s.participant_id = q.id
                                      WHERE q.campaign_id = c.id)
                        ORDER BY p.audience, coalesce(c.closed_on, c.closes_on) DESC, c.id""")
                .bind("organization", organization)
                .on(database)
                .map(ScoreQueries::group)
                .all())
                .collectList();
    }

    Mono<List<Score>> scores(List<UUID> participants) {
        return DatabaseScope.system(Statement.of("""
                        SELECT s.participant_id, s.factor, s.respondents, s.total FROM surveys_scores s
                        WHERE s.participant_id = ANY (:participants)""")
                .bind("participants", participants.toArray(UUID[]::new))
                .on(database)
                .map(row -> new Score(
                        Rows.get(row, "participant_id", UUID.class),
                        Rows.get(row, "factor", String.class),
                        new GroupTally(
                                Rows.get(row, "respondents", Long.class), Rows.get(row, "total", Double.class))))
                .all())
                .collectList();
    }

    /** The latest review of each factor. */
    Mono<Map<String, ProfileView.Review>> reviews(UUID organization) {
        return Statement.of("""
                        SELECT DISTINCT ON (r.factor) r.factor, r.decision, r.computed, r.significance, r.reason, r.decided_by, r.decided_at,
                               coalesce(p.name, r.decided_by) AS name
                        FROM surveys_reviews r LEFT JOIN organizations_people p ON p.subject = r.decided_by
                        WHERE r.organization_id = :organization ORDER BY r.factor, r.decided_at DESC, r.id""")
                .bind("organization", organization)
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "factor", String.class), review(row)))
                .all()
                .collect(HashMap::new, (all, entry) -> all.put(entry.getKey(), entry.getValue()));
    }

    Mono<Void> review(UUID organization, ReviewRequest request, Significance computed, String subject) {
        Significance significance = request.significance() == null ? computed : request.significance();
        return Statement.of("""
                        INSERT INTO surveys_reviews (id, organization_id, factor, computed, decision, significance, reason, decided_by)
                        VALUES (:id, :organization, :factor, :computed, :decision, :significance, :reason, :by)""")
                .bind("id", UUID.randomUUID())
                .bind("organization", organization)
                .bind("factor", request.factor())
                .bind("computed", computed.name())
                .bind("decision", request.decision().name())
                .bind("significance", significance.name())
                .bind("reason", request.reason().strip())
                .bind("by", subject)
                .on(database)
                .then();
    }

    private static RiskFormula formula(int version, JsonNode definition) {
        return new RiskFormula(
                version,
                definition.path("answeredShare").asDouble(),
                definition.path("smallestGroup").asInt(),
                definition.path("smallestTextGroup").asInt(),
                definition.path("low").asDouble(),
                definition.path("medium").asDouble(),
                definition.path("high").asDouble());
    }

    private static Group group(Readable row) {
        return new Group(
                Rows.get(row, "id", UUID.class),
                Audience.valueOf(Rows.get(row, "audience", String.class)),
                Rows.get(row, "campaign", UUID.class),
                Rows.get(row, "version_id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "closed", LocalDate.class),
                Rows.get(row, "owner_path", String.class),
                row.get("expected", Integer.class));
    }

    private static ProfileView.Review review(Readable row) {
        return new ProfileView.Review(
                ProfileView.Decision.valueOf(Rows.get(row, "decision", String.class)),
                Significance.valueOf(Rows.get(row, "computed", String.class)),
                Significance.valueOf(Rows.get(row, "significance", String.class)),
                Rows.get(row, "reason", String.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "decided_at", Instant.class));
    }
}
