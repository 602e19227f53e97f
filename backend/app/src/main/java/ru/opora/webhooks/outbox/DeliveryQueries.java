package ru.opora.webhooks.outbox;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Cursor;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.webhooks.WebhookRow;
import ru.opora.webhooks.WebhookState;
import ru.opora.webhooks.outbox.DeliveryView.Action;
import ru.opora.webhooks.outbox.DeliveryView.Attempt;
import ru.opora.webhooks.outbox.DeliveryView.State;

/** The SQL of the log, of one subscription that the caller manages: read and written as the system. */
@Repository
class DeliveryQueries {

    private static final String SELECT = """
            SELECT d.id, d.event_id, e.type, e.at AS happened, d.state, d.attempts, d.due_at, d.created_at, coalesce(d.claimed_until > now(), false) AS busy,
                   a.at, a.status, a.failure, a.took, a.answer
            FROM webhooks_deliveries d JOIN webhooks_events e ON e.id = d.event_id
            LEFT JOIN LATERAL (SELECT * FROM webhooks_attempts l WHERE l.delivery_id = d.id ORDER BY l.at DESC, l.id LIMIT 1) a ON true
            WHERE d.subscription_id = :webhook""";

    private final DatabaseClient database;

    DeliveryQueries(DatabaseClient database) {
        this.database = database;
    }

    /** A delivery beside its key in the order of lists. */
    private record Row(DeliveryView view, Instant createdAt) {}

    Mono<Page<DeliveryView>> list(WebhookRow webhook, @Nullable State state, int limit, @Nullable String cursor) {
        Statement statement = select(webhook).and("d.state = :state", "state", state == null ? null : state.name());
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (d.created_at, d.id) < (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return DatabaseScope.system(statement
                        .append("ORDER BY d.created_at DESC, d.id DESC LIMIT :limit")
                        .bind("limit", limit + 1)
                        .on(database)
                        .map(row -> new Row(view(row, webhook), Rows.get(row, "created_at", Instant.class)))
                        .all())
                .collectList()
                .map(rows -> Page.of(
                                rows,
                                limit,
                                row -> List.of(
                                        row.createdAt().toString(),
                                        row.view().id().toString()))
                        .map(Row::view));
    }

    Mono<DeliveryView> find(WebhookRow webhook, UUID id) {
        return DatabaseScope.system(select(webhook)
                .and("d.id = :id", "id", id)
                .on(database)
                .map(row -> view(row, webhook))
                .one());
    }

    Mono<String> payload(UUID event) {
        return DatabaseScope.system(Statement.of("SELECT payload FROM webhooks_events WHERE id = :id")
                .bind("id", event)
                .on(database)
                .map(row -> Rows.get(row, "payload", String.class))
                .one());
    }

    Flux<Attempt> attempts(UUID delivery) {
        return DatabaseScope.system(Statement.of("""
                        SELECT at, status, failure, took, answer FROM webhooks_attempts WHERE delivery_id = :id
                        ORDER BY at DESC, id LIMIT 100""")
                .bind("id", delivery)
                .on(database)
                .map(DeliveryQueries::attempt)
                .all());
    }

    /** An event that this subscription alone is told. */
    Mono<UUID> add(WebhookRow webhook, OutboxQueries.Line line) {
        return DatabaseScope.system(Statement.of("""
                        WITH told AS (
                            INSERT INTO webhooks_events (id, type, path, payload, at)
                            VALUES (:event, :type, :path::ltree, :payload, :at) RETURNING id)
                        INSERT INTO webhooks_deliveries (subscription_id, event_id) SELECT :webhook, id FROM told RETURNING id""")
                .bind("event", line.id())
                .bind("type", line.type())
                .bind("path", line.path())
                .bind("payload", line.payload())
                .bind("at", line.at())
                .bind("webhook", webhook.id())
                .on(database)
                .map(row -> Rows.get(row, "id", UUID.class))
                .one());
    }

    /** Begins a delivery anew, unless it is being sent just now. */
    Mono<Void> replay(WebhookRow webhook, UUID delivery) {
        return DatabaseScope.system(Statement.of("""
                        UPDATE webhooks_deliveries
                        SET state = 'PENDING', attempts = 0, due_at = now(), ended_at = NULL, claim = NULL, claimed_until = NULL
                        WHERE id = :id AND subscription_id = :webhook AND coalesce(claimed_until, '-infinity') < now()""")
                .bind("id", delivery)
                .bind("webhook", webhook.id())
                .on(database)
                .then());
    }

    /** How many events a replay would bring, at most one more than the limit. */
    Mono<Long> since(WebhookRow webhook, Instant since, int limit) {
        return DatabaseScope.system(Statement.of("""
                        SELECT count(*) AS found FROM (
                            SELECT 1 FROM webhooks_events e
                            WHERE e.at >= :since AND e.type = ANY(:types) AND e.path <@ :path::ltree LIMIT :limit) n""")
                .bind("since", since)
                .bind("types", webhook.types().toArray(String[]::new))
                .bind("path", webhook.path())
                .bind("limit", limit + 1)
                .on(database)
                .map(row -> Rows.get(row, "found", Long.class))
                .one());
    }

    /** Also what happened while it was told nothing. */
    Mono<Long> replay(WebhookRow webhook, Instant since, boolean undeliveredOnly) {
        return DatabaseScope.system(Statement.of("""
                        INSERT INTO webhooks_deliveries AS d (subscription_id, event_id)
                        SELECT :webhook, e.id FROM webhooks_events e
                        WHERE e.at >= :since AND e.type = ANY(:types) AND e.path <@ :path::ltree
                        ON CONFLICT (subscription_id, event_id) DO UPDATE
                        SET state = 'PENDING', attempts = 0, due_at = now(), ended_at = NULL, claim = NULL, claimed_until = NULL
                        WHERE coalesce(d.claimed_until, '-infinity') < now() AND (NOT :undelivered OR d.state <> 'DELIVERED')""")
                .bind("webhook", webhook.id())
                .bind("since", since)
                .bind("types", webhook.types().toArray(String[]::new))
                .bind("path", webhook.path())
                .bind("undelivered", undeliveredOnly)
                .on(database)
                .fetch()
                .rowsUpdated());
    }

    private static Statement select(WebhookRow webhook) {
        return Statement.of(SELECT).bind("webhook", webhook.id());
    }

    private static DeliveryView view(Readable row, WebhookRow webhook) {
        State state = State.valueOf(Rows.get(row, "state", String.class));
        boolean free = !Rows.get(row, "busy", Boolean.class) && webhook.state() == WebhookState.ENABLED;
        return new DeliveryView(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "event_id", UUID.class),
                Rows.get(row, "type", String.class),
                Rows.get(row, "happened", Instant.class),
                state,
                Rows.get(row, "attempts", Integer.class),
                state == State.PENDING && webhook.state() == WebhookState.ENABLED
                        ? row.get("due_at", Instant.class)
                        : null,
                row.get("took", Integer.class) == null ? null : attempt(row),
                free ? List.of(Action.replay) : List.of());
    }

    private static Attempt attempt(Readable row) {
        String failure = row.get("failure", String.class);
        return new Attempt(
                Rows.get(row, "at", Instant.class),
                row.get("status", Integer.class),
                failure == null ? null : Outcome.Failure.valueOf(failure),
                Rows.get(row, "took", Integer.class),
                row.get("answer", String.class));
    }
}
