package ru.opora.platform.live;

import java.time.Duration;
import org.springframework.http.codec.ServerSentEvent;

/** The events of the stream besides changes. */
final class LiveFrames {

    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final String NOTHING = "{}";

    private LiveFrames() {}

    /** The first event: from this place on nothing is missed. */
    static ServerSentEvent<String> ready(long position) {
        return at(position).event("ready").retry(RETRY).data(NOTHING).build();
    }

    /** What the screen shows may be old in any place: it reads everything anew. */
    static ServerSentEvent<String> reset(long position) {
        return at(position).event("reset").retry(RETRY).data(NOTHING).build();
    }

    /** Keeps the connection open and the client's place recent, though nothing concerned it. */
    static ServerSentEvent<String> heartbeat(long position) {
        return at(position).comment("").build();
    }

    /** The token has run out: come again with a new one, nothing will be missed. */
    static ServerSentEvent<String> expired() {
        return named("expired", NOTHING);
    }

    /** The caller's own rights changed; after it comes what the new rights let through. */
    static ServerSentEvent<String> access() {
        return named("access", NOTHING);
    }

    /** An event without a place in the order of changes. */
    static ServerSentEvent<String> named(String event, String data) {
        return ServerSentEvent.<String>builder().event(event).data(data).build();
    }

    static ServerSentEvent.Builder<String> at(long position) {
        return ServerSentEvent.<String>builder().id(Long.toString(position));
    }
}
