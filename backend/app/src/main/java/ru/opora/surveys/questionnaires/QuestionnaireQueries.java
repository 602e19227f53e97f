package ru.opora.surveys.questionnaires;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Definitions;
import ru.opora.surveys.Definitions.Counted;
import ru.opora.surveys.Definitions.Draft;
import ru.opora.surveys.SurveyPermission;
import ru.opora.surveys.questionnaires.QuestionnaireView.Action;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of questionnaires: those of own subtrees, and those from above. */
@Repository
class QuestionnaireQueries {

    private static final String SELECT = """
            SELECT q.id, q.code, q.title, q.title_en, q.languages, q.question_count, q.sound, q.version, q.updated_at, q.definition,
                   (SELECT max(v.number) FROM surveys_questionnaire_versions v WHERE v.questionnaire_id = q.id) AS latest,
                   o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM surveys_questionnaires q JOIN organizations o ON o.id = q.organization_id
            WHERE (o.path <@ :read::ltree[] OR o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    QuestionnaireQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** @param path where its organisation is */
    record Stored(QuestionnaireView.Summary head, String path, JsonNode definition) {}

    Mono<Page<QuestionnaireView.Summary>> list(
            Caller caller, QuestionnaireFilter filter, int limit, @Nullable String cursor) {
        return filter.narrow(select(caller), caller, cursor)
                .append("LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> summary(row, caller))
                .all()
                .collectList()
                .map(rows -> Page.of(rows, limit, filter.sort()::key));
    }

    Mono<Stored> find(Caller caller, UUID id) {
        return select(caller)
                .and("q.id = :id", "id", id)
                .on(database)
                .map(row -> new Stored(summary(row, caller), Rows.get(row, "path", String.class), tree(row)))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, Draft draft, @Nullable UUID copyOf, String author) {
        return written(Statement.of("""
                        INSERT INTO surveys_questionnaires (id, organization_id, code, title, languages, question_count, sound,
                            definition, copied_from, created_by)
                        VALUES (:id, :organization, :code, :title, :languages, :count, :sound, :definition, :copyOf, :author)"""), draft)
                .bind("id", id)
                .bind("organization", organization)
                .bindNullable("copyOf", copyOf, UUID.class)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, Draft draft) {
        return written(Statement.of("""
                        UPDATE surveys_questionnaires SET code = :code, title = :title, languages = :languages,
                            question_count = :count, sound = :sound, definition = :definition, version = version + 1,
                            updated_at = now()
                        WHERE id = :id AND version = :version"""), draft)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    Mono<Boolean> isUsed(UUID id) {
        return Statement.of("""
                        SELECT EXISTS (SELECT 1 FROM surveys_questionnaire_versions v WHERE v.questionnaire_id = :id)
                            OR EXISTS (SELECT 1 FROM surveys_campaigns c WHERE c.questionnaire_id = :id) AS used""")
                .bind("id", id)
                .on(database)
                .map(row -> Rows.get(row, "used", Boolean.class))
                .one();
    }

    Mono<Long> delete(UUID id, long version) {
        return database.sql("DELETE FROM surveys_questionnaires WHERE id = :id AND version = :version")
                .bind("id", id)
                .bind("version", version)
                .fetch()
                .rowsUpdated();
    }

    /** The version with this content, made when there is none; what answers are counted by is written with it. */
    Mono<QuestionnaireView.Version> freeze(UUID id, Draft draft, String subject) {
        List<Counted> items = Definitions.counted(draft.questionnaire());
        return Statement.of("""
                        WITH next AS (
                            SELECT coalesce(max(v.number), 0) + 1 AS number FROM surveys_questionnaire_versions v
                            WHERE v.questionnaire_id = :id
                        ), made AS (
                            INSERT INTO surveys_questionnaire_versions (id, questionnaire_id, number, definition, hash, frozen_by)
                            SELECT :version, :id, n.number, :definition, :hash, :subject FROM next n
                            ON CONFLICT (questionnaire_id, hash) DO NOTHING RETURNING id
                        )
                        INSERT INTO surveys_items (version_id, position, name, parent, kind)
                        SELECT m.id, g.position, g.name, nullif(g.parent, ''), g.kind
                        FROM made m, unnest(:names::text[], :parents::text[], :kinds::text[])
                             WITH ORDINALITY AS g (name, parent, kind, position)""")
                .bind("version", UUID.randomUUID())
                .bind("id", id)
                .bind("definition", Json.of(json.writeValueAsBytes(draft.json())))
                .bind("hash", draft.hash())
                .bind("subject", subject)
                .bind("names", items.stream().map(Counted::name).toArray(String[]::new))
                .bind(
                        "parents",
                        items.stream()
                                .map(item -> item.parent() == null ? "" : item.parent())
                                .toArray(String[]::new))
                .bind("kinds", items.stream().map(item -> item.kind().name()).toArray(String[]::new))
                .on(database)
                .then()
                .then(Mono.defer(() -> Statement.of("""
                        SELECT v.id, v.number, v.hash, v.frozen_at, v.definition FROM surveys_questionnaire_versions v
                        WHERE v.questionnaire_id = :id AND v.hash = :hash""")
                        .bind("id", id)
                        .bind("hash", draft.hash())
                        .on(database)
                        .map(row -> version(row, map(tree(row))))
                        .one()));
    }

    Mono<List<QuestionnaireView.Version>> versions(UUID id) {
        return Statement.of("""
                        SELECT v.id, v.number, v.hash, v.frozen_at FROM surveys_questionnaire_versions v
                        WHERE v.questionnaire_id = :id ORDER BY v.number DESC LIMIT 500""")
                .bind("id", id)
                .on(database)
                .map(row -> version(row, null))
                .all()
                .collectList();
    }

    Mono<QuestionnaireView.Version> version(UUID id, int number) {
        return Statement.of("""
                        SELECT v.id, v.number, v.hash, v.frozen_at, v.definition FROM surveys_questionnaire_versions v
                        WHERE v.questionnaire_id = :id AND v.number = :number""")
                .bind("id", id)
                .bind("number", number)
                .on(database)
                .map(row -> version(row, map(tree(row))))
                .one();
    }

    Map<String, Object> map(JsonNode tree) {
        return json.convertValue(tree, new TypeReference<>() {});
    }

    private Statement written(Statement statement, Draft draft) {
        return statement
                .bind("code", draft.questionnaire().code())
                .bind("title", draft.title())
                .bind("languages", draft.questionnaire().languages().toArray(String[]::new))
                .bind("count", draft.questionCount())
                .bind("sound", draft.isSound())
                .bind("definition", Json.of(json.writeValueAsBytes(draft.json())));
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(SurveyPermission.READ));
    }

    private JsonNode tree(Readable row) {
        return json.readTree(Rows.get(row, "definition", Json.class).asArray());
    }

    private static QuestionnaireView.Version version(Readable row, @Nullable Map<String, Object> definition) {
        return new QuestionnaireView.Version(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "number", Integer.class),
                Rows.get(row, "hash", String.class),
                Rows.get(row, "frozen_at", Instant.class),
                definition);
    }

    private static QuestionnaireView.Summary summary(Readable row, Caller caller) {
        boolean writes = caller.may(SurveyPermission.WRITE, Rows.get(row, "path", String.class));
        boolean copies = caller.permissions().contains(SurveyPermission.WRITE);
        Integer latest = row.get("latest", Integer.class);
        List<Action> actions = !writes
                ? copies ? List.of(Action.copy) : List.of()
                : latest == null
                        ? List.of(Action.update, Action.freeze, Action.copy, Action.delete)
                        : List.of(Action.update, Action.freeze, Action.copy);
        return new QuestionnaireView.Summary(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "code", String.class),
                Rows.get(row, "title", String.class),
                row.get("title_en", String.class),
                List.of(Rows.get(row, "languages", String[].class)),
                Rows.get(row, "question_count", Integer.class),
                Rows.get(row, "sound", Boolean.class),
                latest,
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                actions);
    }
}
