package ru.opora.reports.views;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.EntityTag;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Saved views: each person has their own and nobody sees another's. A system has none. */
@Repository
class SavedViews {

    /** Of one person: more than a menu holds. */
    private static final int MOST = 100;

    private static final String COLUMNS =
            "SELECT v.id, v.name, v.screen, v.query, v.updated_at, v.version FROM reports_saved_views v"
                    + " JOIN organizations_people p ON p.id = v.person_id WHERE p.subject = :subject";

    /** The caller as the owner of the row. */
    private static final String OWN =
            "person_id = (SELECT p.id FROM organizations_people p WHERE p.subject = :subject)";

    private final DatabaseClient database;

    SavedViews(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<SavedView>> list(Caller caller) {
        return Statement.of(COLUMNS)
                .append("ORDER BY lower(v.name), v.id LIMIT :most")
                .bind("subject", caller.subject())
                .bind("most", MOST)
                .on(database)
                .map(SavedViews::view)
                .all()
                .collectList();
    }

    @Transactional
    Mono<SavedView> create(Caller caller, SavedView.Request request) {
        UUID id = request.id() == null ? UUID.randomUUID() : request.id();
        return owner(caller)
                .flatMap(person -> insert(id, person, request))
                .filter(made -> made > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/name", "TOO_MANY"))))
                .then(Mono.defer(() -> find(caller, id)));
    }

    @Transactional
    Mono<SavedView> change(Caller caller, UUID id, long version, SavedView.Change change) {
        return find(caller, id)
                .flatMap(found -> Statement.of(
                                "UPDATE reports_saved_views SET name = :name, query = coalesce(:query, query),"
                                        + " version = version + 1, updated_at = now() WHERE id = :id AND version = :version AND "
                                        + OWN)
                        .bind("name", change.name().strip())
                        .bindNullable("query", change.query(), String.class)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("subject", caller.subject())
                        .on(database)
                        .fetch()
                        .rowsUpdated())
                .flatMap(changed -> EntityTag.matched(changed, find(caller, id)));
    }

    @Transactional
    Mono<Void> delete(Caller caller, UUID id, long version) {
        return find(caller, id)
                .flatMap(found -> Statement.of(
                                "DELETE FROM reports_saved_views WHERE id = :id AND version = :version AND " + OWN)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("subject", caller.subject())
                        .on(database)
                        .fetch()
                        .rowsUpdated()
                        .flatMap(deleted -> EntityTag.matched(deleted, Mono.just(found))))
                .then();
    }

    private Mono<SavedView> find(Caller caller, UUID id) {
        return Statement.of(COLUMNS)
                .bind("subject", caller.subject())
                .and("v.id = :id", "id", id)
                .on(database)
                .map(SavedViews::view)
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private Mono<UUID> owner(Caller caller) {
        return Statement.of("SELECT p.id FROM organizations_people p WHERE p.subject = :subject AND p.left_on IS NULL")
                .bind("subject", caller.subject())
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one()
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.FORBIDDEN)));
    }

    private Mono<Long> insert(UUID id, UUID person, SavedView.Request request) {
        return Statement.of("""
                        INSERT INTO reports_saved_views (id, person_id, name, screen, query)
                        SELECT :id, :person, :name, :screen, :query
                        WHERE (SELECT count(*) FROM reports_saved_views v WHERE v.person_id = :person) < :most""")
                .bind("id", id)
                .bind("person", person)
                .bind("name", request.name().strip())
                .bind("screen", request.screen())
                .bind("query", request.query())
                .bind("most", MOST)
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private static SavedView view(Readable row) {
        return new SavedView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "name", String.class),
                Rows.get(row, "screen", String.class),
                Rows.get(row, "query", String.class),
                Rows.get(row, "updated_at", Instant.class),
                Rows.get(row, "version", Long.class));
    }
}
