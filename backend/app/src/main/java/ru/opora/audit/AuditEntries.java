package ru.opora.audit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** The record of changes: read within the caller's subtrees, added to for what is no row of a table. */
@Service
public class AuditEntries {

    private final AuditQueries queries;
    private final DatabaseClient database;

    AuditEntries(AuditQueries queries, DatabaseClient database) {
        this.queries = queries;
        this.database = database;
    }

    /**
     * Adds an entry for what is no change of a row: an export, a refused attempt. It is kept when the transaction around
     * it is, and takes actor, request and reason from the request.
     *
     * @param action a word in capitals, like {@code EXPORTED}
     * @param entity the kind of the record, as in the API, in the singular
     * @param entityId null where there is no one record
     * @param organization whose business it is; null for nobody's in particular
     */
    public Mono<Void> add(String action, String entity, @Nullable String entityId, @Nullable UUID organization) {
        return Statement.of("SELECT audit_append(NULL, :action, :entity, :entityId, :organization, NULL, NULL, NULL)")
                .bind("action", action)
                .bind("entity", entity)
                .bindNullable("entityId", entityId, String.class)
                .bindNullable("organization", organization, UUID.class)
                .on(database)
                .then();
    }

    Mono<Page<AuditEntryView>> list(Caller caller, AuditQueries.Filter filter, int limit, @Nullable String cursor) {
        return queries.list(caller, filter, limit, cursor)
                .flatMap(page -> actors(page).map(actors -> page.map(row -> row.view(actors))));
    }

    /** The words alone, of the whole record: they tell nothing of anybody. */
    Mono<AuditKindView.All> kinds() {
        return DatabaseScope.system(queries.kinds()).map(AuditKindView.All::new);
    }

    Mono<AuditHeadView> head() {
        return DatabaseScope.system(queries.head());
    }

    /** Who it was is said to everybody who sees what was done, also of a person from above whom they cannot look up. */
    private Mono<Map<String, AuditEntryView.Actor>> actors(Page<AuditQueries.Row> page) {
        List<String> subjects = page.items().stream()
                .map(AuditQueries.Row::actor)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return DatabaseScope.system(queries.actors(subjects)).collectMap(AuditEntryView.Actor::subject);
    }
}
