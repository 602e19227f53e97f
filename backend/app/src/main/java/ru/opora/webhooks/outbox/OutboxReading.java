package ru.opora.webhooks.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.webhooks.WebhookSource;
import ru.opora.webhooks.WebhookSource.Change;
import ru.opora.webhooks.WebhookSource.Happened;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the record of changes and puts what the rooms make of it on its way. The place reached and the deliveries are kept
 * in one transaction, and the row of that place is the lock: of several nodes one reads, and nothing is told twice or lost.
 */
@Configuration(proxyBeanMethods = false)
class OutboxReading {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int BATCH = 500;

    private final OutboxQueries queries;
    private final TransactionalOperator transaction;
    private final List<WebhookSource> sources;
    private final Set<String> wanted;
    private final JsonMapper json;

    OutboxReading(
            OutboxQueries queries, TransactionalOperator transaction, List<WebhookSource> sources, JsonMapper json) {
        this.queries = queries;
        this.transaction = transaction;
        this.sources = sources;
        this.wanted =
                sources.stream().flatMap(source -> source.entities().stream()).collect(Collectors.toUnmodifiableSet());
        this.json = json;
    }

    @Bean
    Background webhookReader() {
        Mono<Boolean> batch = DatabaseScope.system(readBatch());
        return new Background(
                "Reading changes for webhooks",
                batch.expand(full -> full ? batch : Mono.delay(PAUSE).then(batch)));
    }

    /** Gives whether there may be more at once. */
    private Mono<Boolean> readBatch() {
        return queries.place()
                .flatMap(place -> queries.last(place, BATCH)
                        .flatMap(last -> queries.changes(place, last, wanted)
                                .collectList()
                                .flatMap(this::tell)
                                .then(Mono.defer(() -> queries.reached(last)))
                                .thenReturn(last - place >= BATCH)))
                .as(transaction::transactional)
                .defaultIfEmpty(false);
    }

    private Mono<Void> tell(List<Change> changes) {
        return Flux.fromIterable(sources)
                .concatMap(source -> {
                    List<Change> own = changes.stream()
                            .filter(change -> source.entities().contains(change.entity()))
                            .toList();
                    return own.isEmpty() ? Flux.empty() : source.of(own);
                })
                .map(this::line)
                .collectList()
                .flatMap(lines -> lines.isEmpty() ? Mono.empty() : queries.tell(lines));
    }

    private OutboxQueries.Line line(Happened happened) {
        Change change = happened.change();
        return new OutboxQueries.Line(
                UUID.randomUUID(),
                happened.type(),
                change.path(),
                payload(json, happened.type(), change.at().toString(), data(happened)),
                change.at());
    }

    private static Map<String, Object> data(Happened happened) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", happened.change().entityId());
        data.put("organizationId", happened.change().organizationId());
        data.put("address", happened.address());
        data.putAll(happened.more());
        return data;
    }

    /** As it is sent, letter by letter. */
    static String payload(JsonMapper json, String type, String at, Map<String, Object> data) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", type);
        all.put("timestamp", at);
        all.put("data", data);
        return json.writeValueAsString(all);
    }
}
