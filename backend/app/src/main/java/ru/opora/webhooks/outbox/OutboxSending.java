package ru.opora.webhooks.outbox;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import ru.opora.platform.jobs.Background;
import ru.opora.platform.jobs.Cadence;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.webhooks.WebhookProperties;
import ru.opora.webhooks.WebhookSecrets;
import ru.opora.webhooks.outbox.OutboxQueries.Claim;
import ru.opora.webhooks.outbox.OutboxQueries.Sending;

/**
 * Sends what is due, several at once. No connection of the database is held while a receiver is spoken to. An event arrives
 * at least once: a node that dies between sending and saying so leaves it to another, a minute later.
 */
@Configuration(proxyBeanMethods = false)
class OutboxSending {

    private static final Logger log = LoggerFactory.getLogger(OutboxSending.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int AT_ONCE = 64;
    private static final int WRITTEN_DOWN_AGAIN = 3;
    private static final LocalTime NIGHT = LocalTime.of(1, 20);

    private final OutboxQueries queries;
    private final WebhookSecrets secrets;
    private final WebhookCall call;
    private final WebhookProperties properties;
    private final Clock clock;

    OutboxSending(
            OutboxQueries queries,
            WebhookSecrets secrets,
            WebhookCall call,
            WebhookProperties properties,
            Clock clock) {
        this.queries = queries;
        this.secrets = secrets;
        this.call = call;
        this.properties = properties;
        this.clock = clock;
    }

    @Bean
    Background webhookSender() {
        return new Background("Sending of webhooks", run());
    }

    @Bean
    RecurringJob webhookForgetting() {
        return new RecurringJob(
                "webhooks.forgetting", Cadence.daily(NIGHT, ZoneOffset.UTC), queries.forget(properties.keepFor()));
    }

    /** One node's part, for ever. */
    Flux<Void> run() {
        Mono<Claim> next = DatabaseScope.system(queries.claim()).onErrorResume(failure -> {
            log.warn("Webhooks that are due cannot be looked for: {}", failure.toString());
            return Mono.empty();
        });
        return next.expand(claimed -> next)
                .repeatWhen(looked -> looked.delayElements(LOOK))
                .flatMap(this::send, AT_ONCE);
    }

    private Mono<Void> send(Claim claim) {
        return DatabaseScope.system(queries.sending(claim.delivery()))
                .flatMap(this::call)
                .flatMap(outcome -> DatabaseScope.system(
                                queries.ended(claim, outcome, pause(claim, outcome), properties.giveUpAfter()))
                        .retryWhen(Retry.backoff(WRITTEN_DOWN_AGAIN, LOOK)))
                .onErrorResume(failure -> {
                    log.warn("A webhook waits for its claim to end: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Outcome> call(Sending sending) {
        return secrets.of(sending.subscription())
                .flatMap(keys -> {
                    long now = clock.instant().getEpochSecond();
                    String id = sending.event().toString();
                    return call.post(
                            sending.url(),
                            headers -> sign(headers, id, now, Signature.of(keys, id, now, sending.payload())),
                            sending.payload());
                })
                .onErrorResume(IllegalStateException.class, unreadable -> {
                    log.warn("A webhook cannot be signed: {}", unreadable.getMessage());
                    return Mono.just(new Outcome(null, Outcome.Failure.SECRET, 0, null));
                });
    }

    private static @Nullable Duration pause(Claim claim, Outcome outcome) {
        return outcome.good() || outcome.gone()
                ? null
                : Retries.after(claim.attempt(), ThreadLocalRandom.current().nextDouble());
    }

    private static void sign(HttpHeaders headers, String id, long timestamp, String signature) {
        headers.set("webhook-id", id)
                .set("webhook-timestamp", timestamp)
                .set("webhook-signature", signature)
                .set("Content-Type", "application/json")
                .set("User-Agent", "Opora-Webhooks");
    }
}
