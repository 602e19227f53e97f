package ru.opora.platform.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a screen is told: that something changed, never what it holds. */
@Schema(name = "LiveEvent", description = "Data of the event «change»; the other events have an empty object")
record LiveEvent(
        @Schema(description = "Kind of the record", example = "roadmap")
        String entity,

        @Nullable
        @Schema(
                description = "The record to read anew; null when many of this kind changed at once",
                example = "0d5e8a44-6f0c-4d1a-9d0b-6f7b6b1c2a11")
        String entityId,

        @Nullable UUID organizationId,

        @Schema(description = "CREATED, CHANGED or DELETED", example = "CHANGED")
        String action,

        Instant at) {

    static LiveEvent of(LiveChange change) {
        return new LiveEvent(change.entity(), change.entityId(), change.organizationId(), change.action(), change.at());
    }

    /** Many records of this kind changed in this organisation; the last one stands for all. */
    static LiveEvent many(LiveChange last) {
        return new LiveEvent(last.entity(), null, last.organizationId(), "CHANGED", last.at());
    }

    /** Many records of this kind changed in several organisations. */
    static LiveEvent everywhere(LiveChange last) {
        return new LiveEvent(last.entity(), null, null, "CHANGED", last.at());
    }
}
