package ru.opora.webhooks.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.webhooks.WebhookProperties;
import ru.opora.webhooks.outbox.Outcome.Failure;

/** How receivers are called, and who is not. */
class WebhookCallTest {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"})
    void theOwnNetworkIsNotCalledHoweverItIsNamed(String host) {
        Outcome outcome = outcome(calling(false, "20s"), "http://" + host + ":" + receiver.port() + "/hook");

        assertThat(outcome.failure()).isIn(Failure.FORBIDDEN_ADDRESS, Failure.CONNECTION);
        assertThat(receiver.calls).isEmpty();
    }

    @Test
    void aNameOfTheOwnMachineIsForbiddenAndNotMerelyUnreachable() {
        assertThat(outcome(calling(false, "20s"), receiver.url()).failure()).isEqualTo(Failure.FORBIDDEN_ADDRESS);
        assertThat(outcome(calling(true, "20s"), receiver.url()).good()).isTrue();
    }

    @Test
    void aRedirectIsAnAnswerAndNoWay() {
        receiver.answering(told -> 302);
        Outcome outcome = outcome(calling(true, "20s"), receiver.url());

        assertThat(outcome.status()).isEqualTo(302);
        assertThat(outcome.good()).isFalse();
        assertThat(receiver.calls).hasSize(1);
    }

    @Test
    void ofALongAnswerOnlyTheBeginningIsRead() {
        receiver.answering(told -> 200);

        assertThat(outcome(calling(true, "20s"), receiver.url()).answer())
                .startsWith("Ответ 200")
                .hasSizeBetween(500, 1000);
    }

    @Test
    void whoNeverAnswersIsNotWaitedFor() {
        var held = new CountDownLatch(1);
        receiver.answering(told -> {
            try {
                held.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return 204;
        });

        assertThat(outcome(calling(true, "200ms"), receiver.url()).failure()).isEqualTo(Failure.TIMEOUT);
        held.countDown();
    }

    @Test
    void nobodyThereIsSaid() {
        receiver.close();

        assertThat(outcome(calling(true, "20s"), receiver.url()).failure()).isEqualTo(Failure.CONNECTION);
    }

    private static WebhookCall calling(boolean inner, String timeout) {
        return new WebhookCall(new WebhookProperties(
                true,
                inner,
                timeout.equals("200ms") ? Duration.ofMillis(200) : Duration.ofSeconds(20),
                Duration.ofDays(3),
                Duration.ofDays(30),
                null));
    }

    private static Outcome outcome(WebhookCall call, String url) {
        return call.post(url, headers -> headers.set("webhook-id", "1"), "{}").block(Duration.ofSeconds(60));
    }
}
