package ru.opora.notifications;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.persistence.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the record of changes and tells what the rooms make of it. The place reached and what was told are kept in one
 * transaction, and the row of that place is the lock: of several nodes one reads, and nothing is told twice.
 */
@Configuration(proxyBeanMethods = false)
class NotificationReading {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 500;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Notifications notifications;
    private final List<NotificationSource> sources;
    private final JsonMapper json;

    NotificationReading(
            DatabaseClient database,
            TransactionalOperator transaction,
            Notifications notifications,
            List<NotificationSource> sources,
            JsonMapper json) {
        this.database = database;
        this.transaction = transaction;
        this.notifications = notifications;
        this.sources = sources;
        this.json = json;
    }

    private record Entry(long position, NotificationSource.Change change) {}

    @Bean
    Background notificationReader() {
        Mono<Boolean> batch = DatabaseScope.system(readBatch());
        return new Background(
                "Reading changes for notifications",
                batch.expand(full -> full ? batch : Mono.delay(PAUSE).then(batch)));
    }

    /** Gives whether there may be more at once. */
    private Mono<Boolean> readBatch() {
        return place().flatMap(place -> entries(place)
                        .collectList()
                        .filter(found -> !found.isEmpty())
                        .flatMap(found -> tell(found)
                                .then(reached(found.get(found.size() - 1).position()))
                                .thenReturn(found.size() == BATCH)))
                .as(transaction::transactional)
                .defaultIfEmpty(false);
    }

    private Mono<Long> place() {
        return database.sql("SELECT position FROM notifications_reading FOR UPDATE SKIP LOCKED")
                .map(row -> Rows.get(row, "position", Long.class))
                .one();
    }

    private Mono<Void> reached(long position) {
        return Mono.defer(() -> database.sql("UPDATE notifications_reading SET position = :position")
                .bind("position", position)
                .then());
    }

    /**
     * What a room makes of a change is read to its end before any of it is told: both go over one connection, and a region's schools are
     * more than it hands on at once.
     */
    private Mono<Void> tell(List<Entry> entries) {
        return Flux.fromIterable(entries)
                .concatMap(entry -> Flux.fromIterable(sources)
                        .filter(source ->
                                source.entities().contains(entry.change().entity()))
                        .concatMap(source -> source.of(entry.change()))
                        .collectList()
                        .flatMap(notifications::tellEach))
                .then();
    }

    /** Of kinds nobody asks for only the place matters: the last one stands for all of them. */
    private Flux<Entry> entries(long after) {
        Set<String> wanted =
                sources.stream().flatMap(source -> source.entities().stream()).collect(Collectors.toUnmodifiableSet());
        return database.sql("""
                        SELECT position, at, actor, action, entity, coalesce(entity_id, '') AS entity_id, organization_id,
                               CASE WHEN entity = ANY(:wanted) THEN before END AS before,
                               CASE WHEN entity = ANY(:wanted) THEN after END AS after
                        FROM audit_entries WHERE position > :after ORDER BY position LIMIT :limit""")
                .bind("wanted", wanted.toArray(String[]::new))
                .bind("after", after)
                .bind("limit", BATCH)
                .map(this::entry)
                .all();
    }

    private Entry entry(Readable row) {
        return new Entry(
                Rows.get(row, "position", Long.class),
                new NotificationSource.Change(
                        Rows.get(row, "at", Instant.class),
                        row.get("actor", String.class),
                        Rows.get(row, "action", String.class),
                        Rows.get(row, "entity", String.class),
                        Rows.get(row, "entity_id", String.class),
                        row.get("organization_id", UUID.class),
                        values(row.get("before", Json.class)),
                        values(row.get("after", Json.class))));
    }

    private Map<String, @Nullable Object> values(@Nullable Json stored) {
        return stored == null ? Map.of() : json.readValue(stored.asArray(), new TypeReference<>() {});
    }
}
