package ru.opora.monitoring.identifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.identifications.RuleView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of rules. A draft is seen by whoever keeps it and above; a published one also below. */
@Repository
class RuleQueries {

    private static final String SELECT = """
            SELECT u.id, u.number, u.name, u.source, u.definition, u.published_on, u.created_at, u.version, o.id AS organization_id,
                   o.name AS organization_name, o.kind AS organization_kind, o.parent_id AS organization_parent_id, o.path::text AS path
            FROM monitoring_identification_rules u JOIN organizations o ON o.id = u.organization_id
            WHERE (o.path <@ :read::ltree[] OR u.published_on IS NOT NULL AND o.path @> :read::ltree[])""";

    private final DatabaseClient database;
    private final JsonMapper json;

    RuleQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<RuleView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = select(caller);
        return Newest.after(cursor, statement, "u", limit)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, RuleView::createdAt, RuleView::id));
    }

    Mono<RuleView> find(Caller caller, UUID id) {
        return select(caller)
                .and("u.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    Mono<Void> insert(UUID id, UUID organization, RuleRequest.Change change, String author) {
        return content(Statement.of("""
                        INSERT INTO monitoring_identification_rules (id, organization_id, name, source, definition, created_by)
                        VALUES (:id, :organization, :name, :source, :definition, :author)"""), change)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, RuleRequest.Change change) {
        return content(Statement.of("""
                        UPDATE monitoring_identification_rules SET name = :name, source = :source, definition = :definition,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND published_on IS NULL"""), change)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Gives it the next number of its organisation; with a version only if it still has that. */
    Mono<Long> publish(UUID id, @Nullable Long version, Instant now) {
        return Statement.of("""
                        UPDATE monitoring_identification_rules u SET version = version + 1, updated_at = now(),
                            published_on = opora_today(:now, (SELECT w.time_zone FROM organizations w WHERE w.id = u.organization_id)),
                            number = 1 + coalesce((SELECT max(o.number) FROM monitoring_identification_rules o
                                                   WHERE o.organization_id = u.organization_id), 0)
                        WHERE u.id = :id AND u.published_on IS NULL""")
                .bind("id", id)
                .bind("now", now)
                .and("u.version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("read", caller.scope(MonitoringPermission.READ));
    }

    private Statement content(Statement statement, RuleRequest.Change change) {
        return statement
                .bind("name", change.name().strip())
                .bind("source", change.source().strip())
                .bind("definition", Json.of(json.writeValueAsBytes(change.definition())));
    }

    private RuleView view(Readable row, Caller caller) {
        LocalDate published = row.get("published_on", LocalDate.class);
        boolean manages = caller.may(MonitoringPermission.MANAGE, Rows.get(row, "path", String.class));
        List<Action> open = published == null ? List.of(Action.update, Action.publish) : List.of(Action.run);
        return new RuleView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                row.get("number", Integer.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "source", String.class),
                json.readValue(Rows.get(row, "definition", Json.class).asArray(), RuleDefinition.class),
                published,
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class),
                manages ? open : List.of());
    }
}
