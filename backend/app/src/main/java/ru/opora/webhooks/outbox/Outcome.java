package ru.opora.webhooks.outbox;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a sending came to: an answer of the receiver, or why there was none.
 *
 * @param took milliseconds
 * @param answer the beginning of what the receiver said
 */
record Outcome(
        @Nullable Integer status,
        @Nullable Failure failure,
        int took,
        @Nullable String answer) {

    private static final int GONE = 410;

    /** Why there was no answer. */
    @Schema(name = "WebhookFailure")
    enum Failure {
        /** Not within the time. */
        TIMEOUT,
        /** Nobody there, an unknown name, a broken connection. */
        CONNECTION,
        /** The name comes to an address of the own network. */
        FORBIDDEN_ADDRESS,
        /** No certificate that can be trusted. */
        TLS,
        /** Nothing can be signed: the secret cannot be read with the key of this installation. Nobody was called. */
        SECRET
    }

    boolean good() {
        return status != null && status / 100 == 2;
    }

    /** The receiver says that it wants nothing any more. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
