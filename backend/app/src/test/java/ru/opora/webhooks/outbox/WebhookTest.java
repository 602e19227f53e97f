package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;
import ru.opora.webhooks.WebhookProperties;
import ru.opora.webhooks.WebhookSecrets;

/** What systems of third parties are told, over a real server that receives it. */
@ApiTest
class WebhookTest {

    private static final String WEBHOOKS = Api.V1 + "/webhooks";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

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

    private Receiver receiver;
    private Api alice;
    private Api bob;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        alice = Api.as(web, People.ALICE);
        bob = Api.as(web, People.BOB);
    }

    /** Nobody is called any more once the test is over. */
    @AfterEach
    void close() {
        sql("UPDATE webhooks_subscriptions SET state = 'DISABLED' WHERE url = $1", receiver.url());
        receiver.close();
    }

    @Test
    void whoDoesNotManageAPlaceSubscribesToNothingInIt() {
        Api.anonymous(web).get(WEBHOOKS).problem(401, "unauthenticated");
        for (String person : List.of(People.SASHA, People.OLEG, People.CHELSEA)) {
            assertThat(Api.as(web, person).get(WEBHOOKS).status()).isEqualTo(403);
            assertThat(Api.as(web, person)
                            .post(WEBHOOKS, body(People.NORTH_SCHOOL, "roadmap.approved"))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(bob.post(WEBHOOKS, body(People.SOUTH, "roadmap.approved")).status())
                .isIn(403, 422);
        assertThat(bob.post(WEBHOOKS, body(People.REGION, "roadmap.approved")).status())
                .isEqualTo(403);
        String id = subscribed(bob, People.NORTH, "roadmap.approved").at("/webhook/id");
        Api dora = Api.as(web, People.DORA);
        dora.get(WEBHOOKS + "/" + id).problem(404, "not-found");
        dora.get(WEBHOOKS + "/" + id + "/deliveries").problem(404, "not-found");
        dora.post(WEBHOOKS + "/" + id + "/renew-secret").problem(404, "not-found");
        assertThat(dora.get(WEBHOOKS).text()).doesNotContain(id);
    }

    @Test
    void nobodySubscribesToWhatTheyMayNotRead() {
        Api client = Api.client(web, "organizations:read", "webhooks:manage", "roadmaps:read");
        client.post(WEBHOOKS, body(People.NORTH, "monitoringRound.opened"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_HELD");
        client.post(WEBHOOKS, body(People.NORTH, "roadmap.approved")).is(201);
        client.post(WEBHOOKS, body(People.NORTH, "no.such"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_FOUND");
        assertThat(client.get(WEBHOOKS + "/event-types").is(200).text())
                .contains("roadmap.approved")
                .doesNotContain("monitoringRound");
        for (String url :
                List.of("ftp://example.org", "//example.org", "https://a:b@example.org", "нет", "https:///x")) {
            client.post(
                            WEBHOOKS,
                            Map.of(
                                    "organizationId",
                                    People.NORTH,
                                    "name",
                                    "Система",
                                    "url",
                                    url,
                                    "eventTypes",
                                    List.of("roadmap.approved")))
                    .problem(422, "invalid-fields")
                    .pointing("/url", "WRONG_FORMAT");
        }
    }

    @Test
    void whatHappensInOwnPlacesIsToldAndSigned() {
        Answer made = subscribed(bob, People.NORTH, "monitoringRound.opened", "monitoringRound.closed");
        String secret = made.at("/secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(bob.get(WEBHOOKS + "/" + made.at("/webhook/id")).text()).doesNotContain(secret);
        String elsewhere = round(People.SOUTH);
        String round = round(People.NORTH);

        await(() -> receiver.calls.size() == 1);
        Receiver.Call told = receiver.calls.get(0);
        assertThat(told.signature()).isEqualTo(signature(secret, told));
        assertThat(Instant.ofEpochSecond(Long.parseLong(told.timestamp())))
                .isBetween(clock.instant().minusSeconds(60), clock.instant().plusSeconds(1));
        assertThat(told.body())
                .contains("\"type\":\"monitoringRound.opened\"", "\"address\":\"" + Rounds.ROUNDS + "/" + round + "\"")
                .doesNotContain(elsewhere);

        alice.post(Rounds.ROUNDS + "/" + round + "/close").is(200);
        await(() -> receiver.calls.size() == 2);
        assertThat(receiver.calls.get(1).body()).contains("monitoringRound.closed");
        assertThat(
                        sqlText(
                                "SELECT coalesce(string_agg(concat(before, after), ''), '') FROM audit_entries WHERE entity = 'webhook'"))
                .doesNotContain(secret.substring("whsec_".length()));
    }

    @Test
    void aFormOnItsWayUpIsTold() {
        subscribed(
                alice, People.SOUTH, "monitoringForm.submitted", "monitoringForm.confirmed", "monitoringForm.returned");
        String indicator =
                Rounds.indicator(web, People.ALICE, People.SOUTH, code()).id();
        String round = Rounds.opened(web, People.ALICE, People.SOUTH, LocalDate.now(), indicator);
        String form = Rounds.form(round, People.SOUTH_SCHOOL);
        Rounds.write(web, People.ALICE, form, List.of(Rounds.cell(indicator, 5)));
        Api dora = Api.as(web, People.DORA);

        dora.post(Rounds.ROUNDS + "/" + round + "/confirm", Map.of("within", People.SOUTH))
                .is(200);
        alice.post(
                        Rounds.ROUNDS + "/" + round + "/return",
                        Map.of("schoolId", People.SOUTH_SCHOOL, "remark", "Проверьте"))
                .is(200);

        await(() -> receiver.calls.size() == 2);
        assertThat(receiver.calls.stream().map(Receiver.Call::body).collect(Collectors.joining()))
                .contains("monitoringForm.confirmed", "monitoringForm.returned", "\"roundId\":\"" + round + "\"")
                .doesNotContain("Проверьте");
    }

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
    void nobodyTurnsOrSignsWhatTheyMayNotRead() {
        String webhook = WEBHOOKS + "/"
                + subscribed(bob, People.NORTH, "monitoringRound.opened").at("/webhook/id");
        Api client = Api.client(web, "organizations:read", "webhooks:manage", "roadmaps:read");
        client.patch(webhook, client.get(webhook).tag(), Map.of("url", receiver.url() + "/other"))
                .problem(422, "invalid-fields")
                .pointing("/eventTypes", "NOT_HELD");
        client.post(webhook + "/renew-secret").problem(422, "invalid-fields").pointing("/eventTypes", "NOT_HELD");
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
    void aSubscriptionIsChangedByWhoHasSeenItAndEnds() {
        Answer made = subscribed(bob, People.NORTH, "roadmap.closed");
        String webhook = WEBHOOKS + "/" + made.at("/webhook/id");
        bob.patch(webhook, null, Map.of("name", "Другая")).problem(428, "precondition-required");
        Answer changed = bob.patch(webhook, bob.get(webhook).tag(), Map.of("name", "Другая"))
                .is(200);
        assertThat(changed.at("/name")).isEqualTo("Другая");
        bob.patch(webhook, made.tag(), Map.of("name", "Третья")).problem(412, "stale");
        bob.delete(webhook, made.tag()).problem(412, "stale");
        bob.delete(webhook, changed.tag()).is(204);
        bob.get(webhook).problem(404, "not-found");
    }

    private Answer subscribed(Api caller, UUID place, String... types) {
        return caller.post(WEBHOOKS, body(place, types)).is(201);
    }

    private Map<String, Object> body(UUID place, String... types) {
        return Map.of("organizationId", place, "name", "Витрина", "url", receiver.url(), "eventTypes", Set.of(types));
    }

    private String round(UUID place) {
        String indicator = Rounds.indicator(web, People.ALICE, place, code()).id();
        return Rounds.opened(web, People.ALICE, place, LocalDate.now(), indicator);
    }

    private static String code() {
        return "h" + UUID.randomUUID().toString().replace("-", "");
    }

    private long calls(String part) {
        return receiver.calls.stream()
                .filter(told -> told.body().contains(part))
                .count();
    }

    private static String id(String webhook) {
        return webhook.substring(webhook.lastIndexOf('/') + 1);
    }

    /** As the standard says it, by itself. */
    private static String signature(String secret, Receiver.Call told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            mac.update((told.id() + "." + told.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1,"
                    + Base64.getEncoder().encodeToString(mac.doFinal(told.body().getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    private void sql(String sql, String value) {
        DatabaseScope.system(database.sql(sql).bind(0, value).then()).block();
    }

    private String sqlText(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .block();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(BooleanSupplier until) {
        Mono.fromSupplier(() -> until.getAsBoolean() ? Boolean.TRUE : null)
                .subscribeOn(Schedulers.boundedElastic())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(20))
                .block();
    }
}
