package ru.opora.roadmaps.assignments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the tasks of a roadmap are what they should be, or are still being made. */
@Schema(name = "GenerationState")
record RefreshView(
        State state,

        @Nullable @Schema(description = "Since when it waits; null when it is up to date")
        Instant askedAt,

        @Schema(description = "How often it has failed since then; it is tried again later and later")
        int failures,

        @Nullable @Schema(description = "The last generation that was done; null before the first")
        Last last) {

    /** What a generation made, and when. */
    @Schema(name = "LastGeneration")
    record Last(Instant madeAt, GenerationView made) {}

    /** Nothing is half made: until it is done, everybody reads what was there before. */
    @Schema(
            name = "GenerationProgress",
            description =
                    "CURRENT: made of the plan and its executors as they are; QUEUED: waits or is under way; FAILING: has failed and will be tried again")
    enum State {
        CURRENT,
        QUEUED,
        FAILING
    }
}
