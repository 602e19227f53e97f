package ru.opora.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The live stream as one client sees it: what came waits here in its order. */
public final class EventStream implements AutoCloseable {

    /** The stream has ended. */
    public static final String END = "end of stream";

    private final BlockingQueue<ServerSentEvent<String>> received = new LinkedBlockingQueue<>();
    private final Disposable connection;

    private EventStream(int port, String token, @Nullable String lastEventId) {
        connection = WebClient.create("http://localhost:" + port)
                .get()
                .uri("/api/v1/events/stream")
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (lastEventId != null) {
                        headers.set("Last-Event-ID", lastEventId);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .concatWithValues(ServerSentEvent.<String>builder().event(END).build())
                .filter(event -> event.event() != null && !generated(event))
                .subscribe(
                        received::add,
                        failure -> received.add(ServerSentEvent.<String>builder()
                                .event(failure.toString())
                                .build()));
    }

    /** Opens the stream and waits until it is ready. */
    public static EventStream of(int port, String person) {
        EventStream stream = resume(port, TestTokens.of(person), null);
        stream.next("ready");
        return stream;
    }

    /** Opens the stream at a place and leaves its first events to be taken. */
    public static EventStream resume(int port, String token, @Nullable String lastEventId) {
        return new EventStream(port, token, lastEventId);
    }

    /** Plans in force are generated anew in the background whenever any test makes a school: that is told whenever it is done. */
    private static boolean generated(ServerSentEvent<String> event) {
        return "change".equals(event.event())
                && "GENERATED".equals(json(event).path("action").asString(""));
    }

    /** The next event, which must have this name. Notifications, which have no place in the order, are passed over. */
    public ServerSentEvent<String> next(String name) {
        ServerSentEvent<String> event = take();
        while (!name.equals(event.event()) && "notification".equals(event.event())) {
            event = take();
        }
        assertThat(event.event()).as(String.valueOf(event)).isEqualTo(name);
        return event;
    }

    /** The name of the next event. */
    public String nextName() {
        return String.valueOf(take().event());
    }

    private ServerSentEvent<String> take() {
        try {
            return Objects.requireNonNull(received.poll(20, TimeUnit.SECONDS), "no event came");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next change, passing over events of this other name. */
    public ServerSentEvent<String> takeOrSkip(String other) {
        ServerSentEvent<String> event = take();
        while (other.equals(event.event()) || "notification".equals(event.event())) {
            event = take();
        }
        assertThat(event.event()).isEqualTo("change");
        return event;
    }

    /** The data of an event. */
    public static JsonNode json(ServerSentEvent<String> event) {
        return JsonMapper.shared().readTree(Objects.requireNonNull(event.data()));
    }

    /** The next change, whole. */
    public JsonNode change() {
        return json(next("change"));
    }

    /** The next change, as its kind, action and record. */
    public String changed() {
        JsonNode change = change();
        return change.path("entity").asString("") + " " + change.path("action").asString("") + " "
                + change.path("entityId").asString("");
    }

    @Override
    public void close() {
        connection.dispose();
    }
}
