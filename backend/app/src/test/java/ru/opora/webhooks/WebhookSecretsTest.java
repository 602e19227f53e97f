package ru.opora.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.Api;
import ru.opora.testing.Api.Answer;
import ru.opora.testing.ApiTest;
import ru.opora.testing.People;

/** With a key of the installation, what stands in the database of a secret is of no use without it. */
@ApiTest
class WebhookSecretsTest {

    private static final String KEY = "ключ этой установки";

    @Autowired
    private WebTestClient web;

    @Autowired
    private DatabaseClient database;

    private UUID webhook = new UUID(0, 0);
    private byte[] plain = {};

    @BeforeEach
    void subscribe() {
        Answer made = Api.as(web, People.BOB)
                .post(
                        Api.V1 + "/webhooks",
                        Map.of(
                                "organizationId",
                                People.NORTH,
                                "name",
                                "Витрина",
                                "url",
                                "http://127.0.0.1:9/nowhere",
                                "eventTypes",
                                List.of("roadmap.closed")))
                .is(201);
        webhook = UUID.fromString(made.at("/webhook/id"));
        plain = bytes(made.at("/secret"));
    }

    /** What others close afterwards is nothing for it. */
    @AfterEach
    void disable() {
        Api.as(web, People.BOB)
                .post(Api.V1 + "/webhooks/" + webhook + "/disable")
                .is(200);
    }

    @Test
    void theKeyComesFromTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("OPORA_WEBHOOKS_KEY", KEY)));
        var bound = new Binder(ConfigurationPropertySources.from(environment.getPropertySources()))
                .bind("opora.webhooks", WebhookProperties.class)
                .get();
        assertThat(bound.key()).isEqualTo(KEY);
    }

    @Test
    void whatStandsInTheDatabaseIsNotTheSecretAndEachTimeAnother() {
        WebhookSecrets secrets = with(KEY);
        byte[] first = bytes(renewed(secrets));
        byte[] stored = stored("secret");
        assertThat(stored[0]).isEqualTo((byte) 1);
        assertThat(holds(stored, first)).isFalse();
        assertThat(holds(stored("former"), plain))
                .as("what was there before the key stays readable")
                .isTrue();
        assertThat(signing(secrets)).containsExactly(first, plain);

        byte[] second = bytes(renewed(secrets));
        assertThat(second).isNotEqualTo(first);
        assertThat(Arrays.copyOf(stored("secret"), 13))
                .as("a nonce is used once")
                .isNotEqualTo(Arrays.copyOf(stored, 13));
        assertThat(signing(with(KEY))).as("after a restart").containsExactly(second, first);
    }

    @Test
    void anotherKeyOrNoneOpensNothingAndDoesNotKeepANewSecretFromSigning() {
        renewed(with(KEY));
        for (String other : new String[] {"другой ключ", " ", null}) {
            assertThatThrownBy(() -> signing(with(other)))
                    .as(String.valueOf(other))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("opora.webhooks.key");
        }
        byte[] fresh = bytes(renewed(with("другой ключ")));
        assertThat(signing(with("другой ключ"))).containsExactly(fresh);
    }

    @Test
    void aSecretThatSomebodyChangedInTheDatabaseIsNotSignedWith() {
        renewed(with(KEY));
        DatabaseScope.system(database.sql("""
                        UPDATE webhooks_secrets SET secret = set_byte(secret, 20, get_byte(secret, 20) # 1)
                        WHERE subscription_id = :id""").bind("id", webhook).then()).block();
        assertThatThrownBy(() -> signing(with(KEY))).isInstanceOf(IllegalStateException.class);
    }

    private WebhookSecrets with(@Nullable String key) {
        return new WebhookSecrets(
                database,
                new WebhookProperties(true, true, Duration.ofSeconds(1), Duration.ofDays(3), Duration.ofDays(30), key));
    }

    private String renewed(WebhookSecrets secrets) {
        return block(secrets.renew(webhook));
    }

    private List<byte[]> signing(WebhookSecrets secrets) {
        return block(secrets.of(webhook));
    }

    private byte[] stored(String column) {
        return block(DatabaseScope.system(
                database.sql("SELECT " + column + " FROM webhooks_secrets WHERE subscription_id = :id")
                        .bind("id", webhook)
                        .mapValue(byte[].class)
                        .one()));
    }

    private static boolean holds(byte[] stored, byte[] secret) {
        for (int at = 0; at + secret.length <= stored.length; at++) {
            if (Arrays.equals(stored, at, at + secret.length, secret, 0, secret.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private static <T> T block(Mono<T> work) {
        return Objects.requireNonNull(work.block());
    }
}
