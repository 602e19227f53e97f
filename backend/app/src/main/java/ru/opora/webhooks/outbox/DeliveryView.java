package ru.opora.webhooks.outbox;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way to a subscriber. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        UUID id,

        @Schema(description = "The header webhook-id: the same at each attempt and replay")
        UUID eventId,

        @Schema(example = "monitoringRound.opened") String eventType,

        @Schema(description = "When it happened") Instant at,

        State state,

        @Schema(description = "Since it was last begun: a replay begins anew")
        int attempts,

        @Nullable @Schema(description = "When it is tried next; null when it is not")
        Instant nextAttemptAt,

        @Nullable @Schema(description = "The newest attempt; null before the first")
        Attempt last,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** Where it is. */
    @Schema(
            name = "WebhookDeliveryState",
            description = "PENDING: waits for its first or next attempt; FAILED: tried for the last time")
    enum State {
        PENDING,
        DELIVERED,
        FAILED
    }

    /** The verbs a caller may be allowed. */
    @Schema(name = "WebhookDeliveryAction")
    enum Action {
        replay
    }

    /** One sending. */
    @Schema(name = "WebhookAttempt")
    record Attempt(
            Instant at,

            @Nullable @Schema(description = "Of the answer; null when there was none")
            Integer status,

            @Schema(description = "Why there was no answer; null when there was one")
            Outcome.@Nullable Failure failure,

            @Schema(description = "Milliseconds") int took,

            @Nullable @Schema(description = "The beginning of the answer")
            String answer) {}

    /** A delivery with all that is known of it. */
    @Schema(name = "WebhookDeliveryDetails")
    record Details(
            DeliveryView delivery,

            @Schema(description = "The body as it is signed and sent")
            String payload,

            @Schema(description = "Newest first, a hundred at most")
            List<Attempt> attempts) {}

    /** What is sent once more. */
    @Schema(name = "WebhookReplay")
    record Replay(
            @NotNull @Schema(description = "Everything that happened at this moment or later, as far as it is kept")
            Instant since,

            @Nullable @Schema(description = "Only what did not arrive; so when left out")
            Boolean undeliveredOnly) {}

    /** How much is sent once more. */
    @Schema(name = "WebhookReplayed")
    record Replayed(long replayed) {}
}
