package ru.opora.monitoring.formulas;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.formulas.FormulaView.Action;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of formulas. */
@Repository
class FormulaQueries {

    private static final String SELECT = """
            SELECT f.id, f.number, f.name, f.source, f.note, f.definition, f.published_on, f.created_at, f.version, o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
                   o.parent_id AS organization_parent_id, o.path::text AS path
            FROM monitoring_formulas f LEFT JOIN organizations o ON o.id = f.organization_id WHERE\s""";

    private final DatabaseClient database;
    private final JsonMapper json;

    FormulaQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Mono<Page<FormulaView>> list(Caller caller, int limit, @Nullable String cursor) {
        Statement statement = Statement.of(SELECT + "true");
        return Newest.after(cursor, statement, "f", limit)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, FormulaView::createdAt, FormulaView::id));
    }

    Mono<FormulaView> find(Caller caller, UUID id) {
        return Statement.of(SELECT + "f.id = :id")
                .bind("id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one();
    }

    /** The ones in force for a few organisations. */
    Mono<Map<UUID, FormulaView>> inForce(Caller caller, Collection<UUID> organizations) {
        return Statement.of("""
                        SELECT DISTINCT ON (s.id) s.id AS school, f.id, f.number, f.name, f.source, f.note, f.definition, f.published_on, f.created_at, f.version, a.id AS organization_id, a.name AS organization_name, a.kind AS organization_kind,
                               a.parent_id AS organization_parent_id, a.path::text AS path
                        FROM organizations s
                        JOIN monitoring_formulas f ON f.published_on IS NOT NULL
                        LEFT JOIN organizations a ON a.id = f.organization_id
                        WHERE s.id = ANY(:ids) AND (f.organization_id IS NULL OR s.path <@ a.path)
                        ORDER BY s.id, nlevel(a.path) DESC NULLS LAST, f.number DESC""")
                .bind("ids", organizations.toArray(UUID[]::new))
                .on(database)
                .map(row -> Map.entry(Rows.get(row, "school", UUID.class), view(row, caller)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> insert(UUID id, UUID organization, FormulaRequest.Change change, String author) {
        return content(Statement.of("""
                        INSERT INTO monitoring_formulas (id, organization_id, name, source, note, definition, created_by)
                        VALUES (:id, :organization, :name, :source, :note, :definition, :author)"""), change)
                .bind("id", id)
                .bind("organization", organization)
                .bind("author", author)
                .on(database)
                .then();
    }

    Mono<Long> update(UUID id, long version, FormulaRequest.Change change) {
        return content(Statement.of("""
                        UPDATE monitoring_formulas SET name = :name, source = :source, note = :note, definition = :definition,
                            version = version + 1, updated_at = now()
                        WHERE id = :id AND version = :version AND published_on IS NULL"""), change)
                .bind("id", id)
                .bind("version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    /** Gives it the next number of its organisation; with a version only if it still has that. */
    Mono<Long> publish(UUID id, @Nullable Long version, LocalDate today) {
        return Statement.of("""
                        UPDATE monitoring_formulas f SET published_on = :today, version = version + 1, updated_at = now(),
                            number = 1 + coalesce((SELECT max(o.number) FROM monitoring_formulas o WHERE o.organization_id = f.organization_id), 1)
                        WHERE f.id = :id AND f.published_on IS NULL""")
                .bind("id", id)
                .bind("today", today)
                .and("f.version = :version", "version", version)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Statement content(Statement statement, FormulaRequest.Change change) {
        return statement
                .bind("name", change.name().strip())
                .bind("source", change.source().strip())
                .bindNullable("note", change.note(), String.class)
                .bind("definition", Json.of(json.writeValueAsBytes(change.definition())));
    }

    private FormulaView view(Readable row, Caller caller) {
        String path = row.get("path", String.class);
        LocalDate published = row.get("published_on", LocalDate.class);
        boolean open = published == null && path != null && caller.may(MonitoringPermission.FORMULAS, path);
        return new FormulaView(
                Rows.get(row, "id", UUID.class),
                path == null ? null : OrganizationSummary.read(row),
                row.get("number", Integer.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "source", String.class),
                row.get("note", String.class),
                json.readValue(Rows.get(row, "definition", Json.class).asArray(), RiskDefinition.class),
                published,
                Rows.get(row, "created_at", Instant.class),
                Rows.get(row, "version", Long.class),
                open ? List.of(Action.update, Action.publish) : List.of());
    }
}
