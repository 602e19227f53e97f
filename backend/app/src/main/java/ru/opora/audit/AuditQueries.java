package ru.opora.audit;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of the record of changes. An entry lies where its organisation stood at the time. */
@Repository
class AuditQueries {

    private static final String SELECT = """
            SELECT a.id, a.position, a.at, a.actor, a.action, a.entity, a.entity_id, a.before, a.after, a.reason,
                   a.request_id, a.operation, a.organization_id AS owner_id, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id
            FROM audit_entries a LEFT JOIN organizations o ON o.id = a.organization_id
            WHERE\s""";

    /** Moments outside of these are a mistake, and more than the database can hold. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final DatabaseClient database;
    private final JsonMapper json;

    AuditQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** What the list may be narrowed by; null means everything. */
    record Filter(
            @Nullable String entity,
            @Nullable String entityId,
            @Nullable UUID within,
            @Nullable String actor,
            @Nullable UUID person,
            @Nullable String action,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text) {}

    /** An entry as read, its actor still a subject. */
    record Row(AuditEntryView entry, @Nullable String actor) {

        AuditEntryView view(Map<String, AuditEntryView.Actor> actors) {
            AuditEntryView.Actor who =
                    actor == null ? null : actors.getOrDefault(actor, new AuditEntryView.Actor(actor, null, null));
            return new AuditEntryView(
                    entry.id(),
                    entry.position(),
                    entry.at(),
                    who,
                    entry.action(),
                    entry.entity(),
                    entry.entityId(),
                    entry.organizationId(),
                    entry.organization(),
                    entry.before(),
                    entry.after(),
                    entry.reason(),
                    entry.requestId(),
                    entry.operation());
        }
    }

    Mono<Page<Row>> list(Caller caller, Filter filter, int limit, @Nullable String cursor) {
        Statement statement = within(caller)
                .and("a.entity = :entity", "entity", filter.entity())
                .and("a.entity_id = :entityId", "entityId", filter.entityId())
                .and("a.path ~ :within::lquery", "within", anywhereBelow(filter.within()))
                .and("a.actor = :actor", "actor", filter.actor())
                .and(
                        "a.actor = (SELECT p.subject FROM organizations_people p WHERE p.id = :person)",
                        "person",
                        filter.person())
                .and("a.action = :action", "action", filter.action())
                .and("a.at >= :from", "from", moment("from", filter.from()))
                .and("a.at < :to", "to", moment("to", filter.to()))
                .and(
                        "a.position IS NOT NULL AND audit_words(a.before, a.after, a.reason) @@ websearch_to_tsquery('russian', :text)",
                        "text",
                        blankToNull(filter.text()));
        Cursor.decode(cursor, 1)
                .ifPresent(after -> statement.append("AND a.id < :after").bind("after", after.part(0, Long::valueOf)));
        return statement
                .append("ORDER BY a.id DESC LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(this::row)
                .all()
                .collectList()
                .map(rows -> Page.of(
                        rows, limit, row -> List.of(Long.toString(row.entry().id()))));
    }

    /** The people and systems behind these subjects. */
    Flux<AuditEntryView.Actor> actors(List<String> subjects) {
        return Statement.of("""
                        SELECT w.subject, w.name, o.id AS organization_id, o.name AS organization_name,
                               o.kind AS organization_kind, o.parent_id AS organization_parent_id
                        FROM (SELECT p.subject, p.name,
                                     (SELECT m.organization_id FROM organizations_memberships m WHERE m.person_id = p.id
                                      ORDER BY m.valid_to DESC NULLS FIRST, m.valid_from, m.id LIMIT 1) AS organization_id
                              FROM organizations_people p WHERE p.subject = ANY(:subjects)
                              UNION ALL
                              SELECT c.client_id, c.name, c.organization_id
                              FROM organizations_api_clients c WHERE c.client_id = ANY(:subjects)) w
                        LEFT JOIN organizations o ON o.id = w.organization_id""")
                .bind("subjects", subjects.toArray(String[]::new))
                .on(database)
                .map(row -> new AuditEntryView.Actor(
                        Rows.get(row, "subject", String.class), row.get("name", String.class), organization(row)))
                .all();
    }

    /** A step of the index for each kind and action, however many entries there are. */
    Mono<List<AuditKindView>> kinds() {
        return database.sql("""
                        WITH RECURSIVE kinds AS (
                            (SELECT a.entity, a.action FROM audit_entries a WHERE strpos(a.entity, '/') = 0
                             ORDER BY a.entity, a.action LIMIT 1)
                            UNION ALL
                            SELECT n.entity, n.action FROM kinds k CROSS JOIN LATERAL (
                                SELECT a.entity, a.action FROM audit_entries a
                                WHERE strpos(a.entity, '/') = 0 AND (a.entity, a.action) > (k.entity, k.action)
                                ORDER BY a.entity, a.action LIMIT 1) n)
                        SELECT entity, array_agg(action ORDER BY action) AS actions FROM kinds GROUP BY entity ORDER BY entity""")
                .map(row -> new AuditKindView(
                        Rows.get(row, "entity", String.class), List.of(Rows.get(row, "actions", String[].class))))
                .all()
                .collectList();
    }

    Mono<AuditHeadView> head() {
        return database.sql("""
                        SELECT position, encode(hash, 'hex') AS hash FROM audit_entries
                        WHERE position IS NOT NULL ORDER BY position DESC LIMIT 1""")
                .map(row -> new AuditHeadView(Rows.get(row, "position", Long.class), row.get("hash", String.class)))
                .one()
                .defaultIfEmpty(new AuditHeadView(0, null));
    }

    /** Entries without a place in the tree (accounts, sign-ins) are for those who see everything. */
    private static Statement within(Caller caller) {
        String[] scope = caller.scope(AuditPermission.READ);
        return Arrays.asList(scope).contains("")
                ? Statement.of(SELECT + "true")
                : Statement.of(SELECT + "a.path <@ :scope::ltree[]").bind("scope", scope);
    }

    /** The step of the path stays an organisation's own wherever it is moved. */
    private static @Nullable String anywhereBelow(@Nullable UUID organization) {
        return organization == null ? null : "*." + organization.toString().replace("-", "") + ".*";
    }

    private static @Nullable Instant moment(String name, @Nullable Instant given) {
        if (given != null && (given.isBefore(EARLIEST) || given.isAfter(LATEST))) {
            throw ProblemException.badParameter(name, "OUT_OF_RANGE");
        }
        return given;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private Row row(Readable row) {
        AuditEntryView entry = new AuditEntryView(
                Rows.get(row, "id", Long.class),
                row.get("position", Long.class),
                Rows.get(row, "at", Instant.class),
                null,
                Rows.get(row, "action", String.class),
                Rows.get(row, "entity", String.class),
                row.get("entity_id", String.class),
                row.get("owner_id", UUID.class),
                organization(row),
                values(row.get("before", Json.class)),
                values(row.get("after", Json.class)),
                row.get("reason", String.class),
                row.get("request_id", String.class),
                row.get("operation", String.class));
        return new Row(entry, row.get("actor", String.class));
    }

    private static @Nullable OrganizationSummary organization(Readable row) {
        UUID id = row.get("organization_id", UUID.class);
        return id == null ? null : OrganizationSummary.read(row);
    }

    private @Nullable Map<String, @Nullable Object> values(@Nullable Json stored) {
        return stored == null ? null : json.readValue(stored.asArray(), new TypeReference<>() {});
    }
}
