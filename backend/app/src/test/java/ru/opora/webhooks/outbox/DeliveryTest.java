package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.jobs.RecurringJob;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Jobs;
import ru.opora.testing.People;
import ru.opora.webhooks.WebhookProperties;
import ru.opora.webhooks.WebhookSecrets;

/** What becomes of what is sent: tried again, brought once more, given up. */
@ApiTest
class DeliveryTest extends Subscribers {

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private OutboxQueries queries;

    @Autowired
    private WebhookSecrets secrets;

    @Autowired
    private WebhookCall call;

    @Autowired
    private WebhookProperties properties;

    @Autowired
    private Clock clock;

    @Autowired
    @Qualifier("webhookForgetting")
    private RecurringJob forgetting;

    @Test
    void whatFailsIsTriedAgainAndTheLogTellsIt() {
        receiver.answering(told -> receiver.calls.size() == 1 ? 500 : 204);
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        String delivery =
                webhook + "/deliveries/" + bob.post(webhook + "/test").is(200).id();

        await(() -> !bob.get(delivery).at("/attempts/0/status").isEmpty());
        Answer failed = bob.get(delivery).is(200);
        assertThat(failed.at("/delivery/state")).isEqualTo("PENDING");
        assertThat(failed.json().at("/attempts/0/status").asInt()).isEqualTo(500);
        assertThat(failed.at("/attempts/0/answer")).startsWith("Ответ 500 я").hasSizeLessThan(1001);
        Instant next = Instant.parse(failed.at("/delivery/nextAttemptAt"));
        assertThat(next).isAfter(Instant.parse(failed.at("/attempts/0/at")));
        assertThat(bob.get(webhook).at("/failingSince")).isNotEmpty();

        sql("UPDATE webhooks_deliveries SET due_at = now() WHERE subscription_id = $1::uuid", id(webhook));
        await(() -> bob.get(delivery).at("/delivery/state").equals("DELIVERED"));
        assertThat(receiver.calls)
                .extracting(Receiver.Call::id)
                .hasSize(2)
                .containsOnly(failed.at("/delivery/eventId"));
        assertThat(bob.get(delivery).json().at("/attempts")).hasSize(2);
        assertThat(bob.get(webhook).at("/failingSince")).isEmpty();
        assertThat(bob.get(webhook + "/deliveries?state=DELIVERED").text()).contains("webhook.test");
    }

    @Test
    void whatWasMissedIsBroughtByAReplay() {
        String webhook = WEBHOOKS + "/"
                + subscribed(bob, People.NORTH, "monitoringRound.opened").at("/webhook/id");
        Instant before = Instant.now().minusSeconds(5);
        bob.post(webhook + "/disable").is(200);
        String round = round(People.NORTH);
        await(() -> sqlText("SELECT count(*)::text FROM webhooks_events WHERE payload LIKE '%" + round + "%'")
                .equals("1"));
        bob.post(webhook + "/replay", Map.of("since", before.toString())).problem(409, "illegal-state");
        bob.post(webhook + "/enable").is(200);
        assertThat(receiver.calls).isEmpty();

        assertThat(bob.post(webhook + "/replay", Map.of("since", before.toString()))
                        .is(200)
                        .json()
                        .at("/replayed")
                        .asInt())
                .isPositive();
        await(() -> calls(round) == 1);
        await(() -> bob.get(webhook + "/deliveries?state=PENDING")
                .json()
                .at("/items")
                .isEmpty());
        assertThat(bob.post(webhook + "/replay", Map.of("since", before.toString()))
                        .json()
                        .at("/replayed")
                        .asInt())
                .isZero();

        String delivery = bob.get(webhook + "/deliveries").at("/items/0/id");
        bob.post(webhook + "/deliveries/" + delivery + "/replay").is(200);
        await(() -> receiver.calls.stream().map(Receiver.Call::id).distinct().count() < receiver.calls.size());
        bob.post(webhook + "/replay", Map.of("undeliveredOnly", true))
                .problem(422, "invalid-fields")
                .pointing("/since", "REQUIRED");
    }

    @Test
    void aNodeThatStoodStillWritesNothingOverWhatAnotherDid() throws InterruptedException {
        var held = new CountDownLatch(1);
        receiver.answering(told -> {
            if (receiver.calls.size() > 1) {
                return 204;
            }
            waitFor(held);
            return 500;
        });
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        String delivery =
                webhook + "/deliveries/" + bob.post(webhook + "/test").is(200).id();
        await(() -> receiver.calls.size() == 1);

        sql(
                "UPDATE webhooks_deliveries SET claimed_until = now() - interval '1 second' WHERE subscription_id = $1::uuid",
                id(webhook));
        await(() -> bob.get(delivery).at("/delivery/state").equals("DELIVERED"));
        held.countDown();
        await(() -> bob.get(delivery).json().at("/attempts").size() == 2);

        assertThat(bob.get(delivery).at("/delivery/state")).isEqualTo("DELIVERED");
        assertThat(receiver.calls).extracting(Receiver.Call::id).hasSize(2);
        assertThat(receiver.calls.stream().map(Receiver.Call::id).distinct()).hasSize(1);
    }

    @Test
    void twoNodesSendEachEventOnce() {
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        Disposable another = new OutboxSending(queries, secrets, call, properties, clock)
                .run()
                .subscribe();
        try {
            for (int i = 0; i < 20; i++) {
                bob.post(webhook + "/test").is(200);
            }
            await(() -> bob.get(webhook + "/deliveries?state=DELIVERED")
                            .json()
                            .at("/items")
                            .size()
                    == 20);
        } finally {
            another.dispose();
        }
        assertThat(receiver.calls).hasSize(20).extracting(Receiver.Call::id).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenWhileItIsLookedForIsSent() {
        String webhook = subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");

        // Committed when the sender's statement has begun and its function has not.
        Mono<Void> written = Flux.just("LOCK TABLE webhooks_deliveries IN SHARE MODE", """
                                WITH told AS (
                                    INSERT INTO webhooks_events (type, path, payload, at) VALUES ('roadmap.closed', '', '{}', now()) RETURNING id)
                                INSERT INTO webhooks_deliveries (subscription_id, event_id) SELECT '%s', id FROM told""".formatted(webhook), """
                                DO $$ BEGIN
                                    FOR waited IN 1..1000 LOOP
                                        EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE relation = 'webhooks_deliveries'::regclass AND NOT granted);
                                        PERFORM pg_sleep(0.02);
                                    END LOOP;
                                END $$""")
                .concatMap(sql -> database.sql(sql).then())
                .then()
                .as(transaction::transactional);
        DatabaseScope.system(written).block();

        await(() -> receiver.calls.size() == 1);
    }

    @Test
    void whoDoesNotAnswerForDaysIsGivenUpAndPeopleAreTold() {
        receiver.answering(told -> 503);
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        sql(
                "UPDATE webhooks_subscriptions SET failing_since = now() - interval '4 days' WHERE id = $1::uuid",
                id(webhook));
        bob.post(webhook + "/test").is(200);

        await(() -> bob.get(webhook).at("/state").equals("GIVEN_UP"));
        bob.post(webhook + "/test").problem(409, "illegal-state");
        await(() -> bob.get(Api.V1 + "/notifications").text().contains(id(webhook)));
        assertThat(bob.post(webhook + "/enable").is(200).at("/state")).isEqualTo("ENABLED");
    }

    @Test
    void whoIsGoneIsGivenUpAtOnce() {
        receiver.answering(told -> 410);
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        bob.post(webhook + "/test").is(200);

        await(() -> bob.get(webhook).at("/state").equals("GIVEN_UP"));
        assertThat(bob.get(webhook + "/deliveries").at("/items/0/state")).isEqualTo("FAILED");
    }

    @Test
    void aFormerSecretSignsForADay() {
        Answer made = subscribed(bob, People.NORTH, "roadmap.closed");
        String webhook = WEBHOOKS + "/" + made.at("/webhook/id");
        Answer renewed = bob.post(webhook + "/renew-secret").is(200);
        bob.post(webhook + "/test").is(200);

        await(() -> receiver.calls.size() == 1);
        Receiver.Call told = receiver.calls.get(0);
        assertThat(told.signature().split(" "))
                .containsExactly(signature(renewed.at("/secret"), told), signature(made.at("/secret"), told));
    }

    @Test
    void whatCannotBeSignedIsTold() {
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        sql(
                "UPDATE webhooks_secrets SET secret = decode('01' || repeat('00', 60), 'hex') WHERE subscription_id = $1::uuid",
                id(webhook));
        bob.post(webhook + "/test").is(200);

        await(() -> bob.get(webhook + "/deliveries").at("/items/0/last/failure").equals("SECRET"));
        assertThat(receiver.calls).isEmpty();
    }

    @Test
    void whatIsTooOldIsForgottenAndWhatIsFreshStays() {
        String webhook =
                WEBHOOKS + "/" + subscribed(bob, People.NORTH, "roadmap.closed").at("/webhook/id");
        String old = aged(webhook, properties.keepFor().plusHours(1));
        String fresh = aged(webhook, properties.keepFor().minusHours(1));

        Jobs.run(database, forgetting);

        bob.get(old).problem(404, "not-found");
        assertThat(bob.get(fresh).is(200).at("/delivery/id")).isEqualTo(id(fresh));
    }

    /** A delivery whose event happened so long ago. */
    private String aged(String webhook, Duration age) {
        String delivery = bob.post(webhook + "/test").is(200).id();
        sql(
                "UPDATE webhooks_events SET created_at = now() - interval '" + age
                        + "' WHERE id = (SELECT event_id FROM webhooks_deliveries WHERE id = $1::uuid)",
                delivery);
        return webhook + "/deliveries/" + delivery;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
