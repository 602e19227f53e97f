package ru.opora.webhooks.outbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.People;
import ru.opora.testing.Rounds;

/** A third party that has a server, and people who let it be told: what all tests of webhooks begin with. */
abstract class Subscribers {

    static final String WEBHOOKS = Api.V1 + "/webhooks";

    @Autowired
    WebTestClient web;

    @Autowired
    DatabaseClient database;

    Receiver receiver;

    Api alice;

    Api bob;

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

    Answer subscribed(Api caller, UUID place, String... types) {
        return caller.post(WEBHOOKS, body(place, types)).is(201);
    }

    Map<String, Object> body(UUID place, String... types) {
        return Map.of("organizationId", place, "name", "Витрина", "url", receiver.url(), "eventTypes", Set.of(types));
    }

    String round(UUID place) {
        String indicator = Rounds.indicator(web, People.ALICE, place, code()).id();
        return Rounds.opened(web, People.ALICE, place, LocalDate.now(), indicator);
    }

    static String code() {
        return "h" + UUID.randomUUID().toString().replace("-", "");
    }

    long calls(String part) {
        return receiver.calls.stream()
                .filter(told -> told.body().contains(part))
                .count();
    }

    static String id(String webhook) {
        return webhook.substring(webhook.lastIndexOf('/') + 1);
    }

    /** As the standard says it, by itself. */
    static String signature(String secret, Receiver.Call told) {
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

    void sql(String sql, String value) {
        DatabaseScope.system(database.sql(sql).bind(0, value).then()).block();
    }

    String sqlText(String sql) {
        return DatabaseScope.system(database.sql(sql).mapValue(String.class).one())
                .block();
    }

    /** Shorter than a claim holds: what a node took and lost would be sent again only then. */
    static void await(BooleanSupplier until) {
        Awaitility.await().until(until::getAsBoolean);
    }
}
