package ru.opora.notifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Newest;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A person's notifications, by the subject of their token; an API client has none. */
@Repository
class Inbox {

    private static final String OWN =
            "person_id = (SELECT p.id FROM organizations_people p WHERE p.subject = :subject) AND shown";

    private final DatabaseClient database;
    private final NotificationTexts texts;
    private final JsonMapper json;

    Inbox(DatabaseClient database, NotificationTexts texts, JsonMapper json) {
        this.database = database;
        this.texts = texts;
        this.json = json;
    }

    Mono<NotificationListView> list(
            Caller caller, Locale locale, @Nullable Boolean unread, int limit, @Nullable String cursor) {
        Statement statement = Statement.of("""
                        SELECT id, kind, entity, entity_id, organization_id, params, created_at, read_at
                        FROM notifications n WHERE\s""" + OWN)
                .bind("subject", caller.subject())
                .and("(read_at IS NULL) = :unread", "unread", unread);
        Mono<Page<NotificationView>> page = Newest.after(cursor, statement, "n", limit)
                .on(database)
                .map(row -> view(row, locale))
                .all()
                .collectList()
                .map(rows -> Newest.page(rows, limit, NotificationView::createdAt, NotificationView::id));
        return page.flatMap(found ->
                unread(caller).map(count -> new NotificationListView(found.items(), found.nextCursor(), count)));
    }

    Mono<Void> read(Caller caller, UUID id) {
        return mark(caller, id)
                .filter(found -> found > 0)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)))
                .then();
    }

    Mono<Void> readAll(Caller caller) {
        return mark(caller, null).then();
    }

    private Mono<Long> unread(Caller caller) {
        return Statement.of("SELECT count(*) AS found FROM notifications WHERE read_at IS NULL AND " + OWN)
                .bind("subject", caller.subject())
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    /** Gives how many there were, read before or not; the person's other screens are told when something changed. */
    private Mono<Long> mark(Caller caller, @Nullable UUID id) {
        return Statement.of("""
                        WITH own AS (SELECT id, read_at FROM notifications WHERE\s""" + OWN)
                .bind("subject", caller.subject())
                .and("id = :id", "id", id)
                .append("""
                        ), marked AS (
                            UPDATE notifications n SET read_at = now() FROM own
                            WHERE n.id = own.id AND own.read_at IS NULL RETURNING n.id)
                        SELECT (SELECT count(*) FROM own) AS found,
                               CASE WHEN EXISTS (SELECT 1 FROM marked) THEN live_tell(:subject, 'notification')::text END AS told""")
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one();
    }

    private NotificationView view(Readable row, Locale locale) {
        String kind = Rows.get(row, "kind", String.class);
        Map<String, String> params =
                json.readValue(Rows.get(row, "params", Json.class).asArray(), new TypeReference<>() {});
        return new NotificationView(
                Rows.get(row, "id", UUID.class),
                kind,
                texts.say(kind + ".title", params, locale),
                texts.say(kind + ".text", params, locale),
                Rows.get(row, "entity", String.class),
                Rows.get(row, "entity_id", String.class),
                row.get("organization_id", UUID.class),
                Rows.get(row, "created_at", Instant.class),
                row.get("read_at", Instant.class));
    }
}
