package ru.opora.webhooks.outbox;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.webhooks.WebhookSource.Change;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of reading what happened and of sending it; all of it as the system. */
@Repository
class OutboxQueries {

    private final DatabaseClient database;
    private final JsonMapper json;

    OutboxQueries(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** An event as the statement reads it. */
    record Line(UUID id, String type, String path, String payload, Instant at) {}

    /**
     * A delivery that this node is at.
     *
     * @param id of this sending
     * @param attempt from 1
     */
    record Claim(UUID delivery, UUID id, int attempt) {}

    /** What a delivery brings, and to whom. */
    record Sending(UUID event, UUID subscription, String url, String payload) {}

    /** How far the record was read; empty while another node reads. */
    Mono<Long> place() {
        return database.sql("SELECT position FROM webhooks_reading FOR UPDATE SKIP LOCKED")
                .map(row -> Rows.get(row, "position", Long.class))
                .one();
    }

    /** The last of the next changes; empty when there are none. */
    Mono<Long> last(long after, int limit) {
        return Statement.of("""
                        SELECT max(n.position) AS last FROM (
                            SELECT position FROM audit_entries WHERE position > :after ORDER BY position LIMIT :limit) n
                        HAVING count(*) > 0""")
                .bind("after", after)
                .bind("limit", limit)
                .on(database)
                .map(row -> Rows.get(row, "last", Long.class))
                .one();
    }

    Mono<Void> reached(long position) {
        return Statement.of("UPDATE webhooks_reading SET position = :position")
                .bind("position", position)
                .on(database)
                .then();
    }

    /** Of these kinds, and only where somebody has subscribed to anything. */
    Flux<Change> changes(long after, long last, Set<String> entities) {
        return Statement.of("""
                        SELECT e.position, e.at, e.action, e.entity, e.entity_id, e.organization_id, e.path::text AS path, e.before, e.after
                        FROM audit_entries e
                        WHERE e.position > :after AND e.position <= :last AND e.entity = ANY(:entities)
                          AND e.entity_id ~ '^[0-9a-f-]{36}$' AND e.organization_id IS NOT NULL
                          AND EXISTS (SELECT 1 FROM webhooks_subscriptions s JOIN organizations o ON o.id = s.organization_id
                                      WHERE o.path @> e.path)
                        ORDER BY e.position""")
                .bind("after", after)
                .bind("last", last)
                .bind("entities", entities.toArray(String[]::new))
                .on(database)
                .map(this::change)
                .all();
    }

    /** Keeps what is of interest to anybody, also to those who are told nothing just now, and puts it on its way. */
    Mono<Void> tell(List<Line> lines) {
        return Statement.of("""
                        WITH told AS (
                            INSERT INTO webhooks_events (id, type, path, payload, at)
                            SELECT n.id, n.type, n.path::ltree, n.payload, n.at
                            FROM jsonb_to_recordset(:lines::jsonb) AS n(id uuid, type text, path text, payload text, at timestamptz)
                            WHERE EXISTS (SELECT 1 FROM webhooks_subscriptions s JOIN organizations o ON o.id = s.organization_id
                                          WHERE o.path @> n.path::ltree AND n.type = ANY(s.types))
                            RETURNING id, type, path)
                        INSERT INTO webhooks_deliveries (subscription_id, event_id)
                        SELECT s.id, t.id FROM told t JOIN organizations o ON o.path @> t.path
                        JOIN webhooks_subscriptions s ON s.organization_id = o.id AND s.state = 'ENABLED' AND t.type = ANY(s.types)""")
                .bind("lines", Json.of(json.writeValueAsBytes(lines)))
                .on(database)
                .then();
    }

    /** Takes the delivery that has been due longest; empty when there is none. */
    Mono<Claim> claim() {
        return database.sql("SELECT delivery, sending, attempt FROM webhooks_claim()")
                .map(row -> new Claim(
                        Rows.get(row, "delivery", UUID.class),
                        Rows.get(row, "sending", UUID.class),
                        Rows.get(row, "attempt", Integer.class)))
                .one();
    }

    /**
     * What is sent; empty where it has been deleted meanwhile. Not read by the statement that claims: of what was written while that one
     * began, the function already sees the delivery, and the statement around it does not see the event.
     */
    Mono<Sending> sending(UUID delivery) {
        return Statement.of("""
                        SELECT d.event_id, d.subscription_id, s.url, e.payload FROM webhooks_deliveries d
                        JOIN webhooks_subscriptions s ON s.id = d.subscription_id JOIN webhooks_events e ON e.id = d.event_id
                        WHERE d.id = :id""")
                .bind("id", delivery)
                .on(database)
                .map(row -> new Sending(
                        Rows.get(row, "event_id", UUID.class),
                        Rows.get(row, "subscription_id", UUID.class),
                        Rows.get(row, "url", String.class),
                        Rows.get(row, "payload", String.class)))
                .one();
    }

    /**
     * Writes down what a sending came to. What another node has begun meanwhile stays as it is; the log has both.
     *
     * @param pause until the next attempt; null: there is none
     * @param giveUp how long without one success before the subscription is given up
     */
    Mono<Void> ended(Claim claim, Outcome outcome, @Nullable Duration pause, Duration giveUp) {
        return Statement.of("""
                        WITH logged AS (
                            INSERT INTO webhooks_attempts (delivery_id, status, failure, took, answer)
                            SELECT d.id, :status, :failure, :took, :answer FROM webhooks_deliveries d WHERE d.id = :id
                        ), done AS (
                            UPDATE webhooks_deliveries SET claim = NULL, claimed_until = NULL, state = :state,
                                due_at = CASE WHEN :state = 'PENDING' THEN now() + :pause::interval ELSE due_at END,
                                ended_at = CASE WHEN :state = 'PENDING' THEN NULL ELSE now() END
                            WHERE id = :id AND claim = :claim RETURNING subscription_id
                        )
                        UPDATE webhooks_subscriptions s
                        SET failing_since = CASE WHEN :good THEN NULL ELSE coalesce(s.failing_since, now()) END,
                            version = s.version + (:gone OR NOT :good AND coalesce(s.failing_since < now() - :giveUp::interval, false))::integer,
                            state = CASE WHEN :gone OR NOT :good AND coalesce(s.failing_since < now() - :giveUp::interval, false)
                                         THEN 'GIVEN_UP' ELSE s.state END
                        FROM done WHERE s.id = done.subscription_id AND s.state = 'ENABLED'
                          AND (:gone OR :good = (s.failing_since IS NOT NULL) OR s.failing_since < now() - :giveUp::interval)""")
                .bind("id", claim.delivery())
                .bind("claim", claim.id())
                .bindNullable("status", outcome.status(), Integer.class)
                .bindNullable(
                        "failure",
                        outcome.failure() == null ? null : outcome.failure().name(),
                        String.class)
                .bind("took", outcome.took())
                .bindNullable("answer", outcome.answer(), String.class)
                .bind("state", outcome.good() ? "DELIVERED" : pause == null ? "FAILED" : "PENDING")
                .bind("pause", (pause == null ? Duration.ZERO : pause).toString())
                .bind("giveUp", giveUp.toString())
                .bind("good", outcome.good())
                .bind("gone", outcome.gone())
                .on(database)
                .then();
    }

    Mono<Long> forget(Duration keep) {
        return Statement.of("DELETE FROM webhooks_events WHERE created_at < now() - :keep::interval")
                .bind("keep", keep.toString())
                .on(database)
                .fetch()
                .rowsUpdated();
    }

    private Change change(Readable row) {
        return new Change(
                Rows.get(row, "position", Long.class),
                Rows.get(row, "at", Instant.class),
                Rows.get(row, "action", String.class),
                Rows.get(row, "entity", String.class),
                UUID.fromString(Rows.get(row, "entity_id", String.class)),
                Rows.get(row, "organization_id", UUID.class),
                Rows.get(row, "path", String.class),
                values(row.get("before", Json.class)),
                values(row.get("after", Json.class)));
    }

    private Map<String, @Nullable Object> values(@Nullable Json stored) {
        return stored == null ? Map.of() : json.readValue(stored.asArray(), new TypeReference<>() {});
    }
}
