package ru.opora.visits;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.Organizations;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.visits.ChecklistView.Action;

/** Lists of what is looked at: whoever plans visits makes them for their organisation, and all below use them. */
@Service
class Checklists {

    /** Seen inside own subtrees and from below, as the organisation itself is. */
    private static final String SELECT = "SELECT c.id, c.name, c.items, c.version, c.updated_at, o.path::text AS path, "
            + OrganizationSummary.COLUMNS
            + " FROM visits_checklists c JOIN organizations o ON o.id = c.organization_id"
            + " WHERE (o.path <@ :scope::ltree[] OR o.path @> :scope::ltree[])";

    private final DatabaseClient database;
    private final Organizations organizations;

    Checklists(DatabaseClient database, Organizations organizations) {
        this.database = database;
        this.organizations = organizations;
    }

    Mono<Page<ChecklistView>> list(Caller caller, @Nullable UUID usableAt, int limit, @Nullable String cursor) {
        Statement statement = select(caller)
                .and(
                        "c.organization_id = ANY (opora_chain((SELECT s.path FROM organizations s WHERE s.id = :place)))",
                        "place",
                        usableAt);
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (c.name, c.id) > (:afterName, :afterId)")
                        .bind("afterName", after.key().get(0))
                        .bind("afterId", after.uuid(1)));
        return statement
                .append("ORDER BY c.name, c.id LIMIT :limit")
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> view(row, caller))
                .all()
                .collectList()
                .map(rows ->
                        Page.of(rows, limit, row -> List.of(row.name(), row.id().toString())));
    }

    Mono<ChecklistView> get(Caller caller, UUID id) {
        return select(caller)
                .and("c.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, caller))
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    @Transactional
    Mono<ChecklistView> create(Caller caller, ChecklistView.Request request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return organizations
                .open(caller, VisitPermission.WRITE, request.organizationId(), "/organizationId")
                .flatMap(place -> Statement.of("""
                                INSERT INTO visits_checklists (id, organization_id, name, items, created_by)
                                VALUES (:id, :organization, :name, :items, :author)""")
                        .bind("id", id)
                        .bind("organization", place.id())
                        .bind("name", request.name().strip())
                        .bind("items", items(request.items()))
                        .bind("author", caller.subject())
                        .on(database)
                        .then())
                .then(Mono.defer(() -> get(caller, id)));
    }

    @Transactional
    Mono<ChecklistView> update(Caller caller, UUID id, long version, ChecklistView.Change patch) {
        return permitted(caller, id)
                .flatMap(was -> Statement.of("""
                                UPDATE visits_checklists SET name = :name, items = :items, version = version + 1, updated_at = now()
                                WHERE id = :id AND version = :version""")
                        .bind("id", id)
                        .bind("version", version)
                        .bind("name", patch.name().orKeep(was.name()).strip())
                        .bind("items", items(patch.items().orKeep(was.items())))
                        .on(database)
                        .fetch()
                        .rowsUpdated())
                .flatMap(changed -> EntityTag.matched(changed, get(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return permitted(caller, id)
                .flatMap(was -> Statement.of("DELETE FROM visits_checklists WHERE id = :id AND version = :version")
                        .bind("id", id)
                        .bind("version", version)
                        .on(database)
                        .fetch()
                        .rowsUpdated()
                        .filter(gone -> gone > 0)
                        .switchIfEmpty(Mono.error(() -> ProblemException.stale(was))))
                .then();
    }

    private Mono<ChecklistView> permitted(Caller caller, UUID id) {
        return get(caller, id)
                .filter(view -> !view.allowedActions().isEmpty())
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private static Statement select(Caller caller) {
        return Statement.of(SELECT).bind("scope", caller.scope(VisitPermission.READ));
    }

    private static String[] items(List<String> items) {
        return items.stream().map(String::strip).toArray(String[]::new);
    }

    private static ChecklistView view(Readable row, Caller caller) {
        boolean own = caller.may(VisitPermission.WRITE, Rows.get(row, "path", String.class));
        return new ChecklistView(
                Rows.get(row, "id", UUID.class),
                OrganizationSummary.read(row),
                Rows.get(row, "name", String.class),
                List.of(Rows.get(row, "items", String[].class)),
                Rows.get(row, "version", Long.class),
                Rows.get(row, "updated_at", Instant.class),
                own ? List.of(Action.values()) : List.of());
    }
}
