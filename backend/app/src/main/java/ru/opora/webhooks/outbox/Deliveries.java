package ru.opora.webhooks.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;
import ru.opora.webhooks.WebhookRow;
import ru.opora.webhooks.Webhooks;
import tools.jackson.databind.json.JsonMapper;

/** What was sent to a subscriber, and sending it once more. */
@Service
class Deliveries {

    /** Of one statement; who has missed more begins at a later time. */
    private static final int MOST_REPLAYED = 50_000;

    private final Webhooks webhooks;
    private final DeliveryQueries queries;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(Webhooks webhooks, DeliveryQueries queries, JsonMapper json, Clock clock) {
        this.webhooks = webhooks;
        this.queries = queries;
        this.json = json;
        this.clock = clock;
    }

    Mono<Page<DeliveryView>> list(
            Caller caller, UUID id, DeliveryView.@Nullable State state, int limit, @Nullable String cursor) {
        return webhooks.known(caller, id).flatMap(webhook -> queries.list(webhook, state, limit, cursor));
    }

    Mono<DeliveryView.Details> get(Caller caller, UUID id, UUID delivery) {
        return webhooks.known(caller, id)
                .flatMap(webhook -> find(webhook, delivery))
                .flatMap(view -> Mono.zip(
                                queries.payload(view.eventId()),
                                queries.attempts(delivery).collectList())
                        .map(read -> new DeliveryView.Details(view, read.getT1(), read.getT2())));
    }

    @Transactional
    Mono<DeliveryView> test(Caller caller, UUID id) {
        return webhooks.enabled(caller, id)
                .flatMap(webhook -> queries.add(webhook, line(webhook)).flatMap(delivery -> find(webhook, delivery)));
    }

    @Transactional
    Mono<DeliveryView> replay(Caller caller, UUID id, UUID delivery) {
        return webhooks.enabled(caller, id)
                .flatMap(webhook -> find(webhook, delivery)
                        .then(Mono.defer(() -> queries.replay(webhook, delivery)))
                        .then(Mono.defer(() -> find(webhook, delivery))));
    }

    @Transactional
    Mono<DeliveryView.Replayed> replay(Caller caller, UUID id, DeliveryView.Replay request) {
        return webhooks.enabled(caller, id)
                .filterWhen(webhook ->
                        queries.since(webhook, request.since(), MOST_REPLAYED).map(found -> found <= MOST_REPLAYED))
                .switchIfEmpty(Mono.error(() -> ProblemException.invalid(FieldError.of("/since", "TOO_MANY"))))
                .flatMap(webhook ->
                        queries.replay(webhook, request.since(), !Boolean.FALSE.equals(request.undeliveredOnly())))
                .map(DeliveryView.Replayed::new);
    }

    private Mono<DeliveryView> find(WebhookRow webhook, UUID delivery) {
        return queries.find(webhook, delivery)
                .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private OutboxQueries.Line line(WebhookRow webhook) {
        Instant now = clock.instant();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", webhook.id());
        data.put("organizationId", webhook.organization().id());
        data.put("address", "/api/v1/webhooks/" + webhook.id());
        return new OutboxQueries.Line(
                UUID.randomUUID(),
                Webhooks.TEST,
                webhook.path(),
                OutboxReading.payload(json, Webhooks.TEST, now.toString(), data),
                now);
    }
}
