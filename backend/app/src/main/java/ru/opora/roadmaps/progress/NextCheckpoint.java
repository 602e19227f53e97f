package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A checkpoint in a short list: to go to. */
@Schema(name = "NextCheckpoint")
record NextCheckpoint(
        UUID id,
        UUID roadmapId,
        UUID activityId,
        UUID organizationId,
        String organizationName,

        @Nullable @Schema(description = "Printed number of the row")
        String number,

        @Schema(description = "Text of the row") String title,

        @Nullable LocalDate due,

        @Schema(description = "PLANNED, IN_PROGRESS, SUBMITTED, ACCEPTED, RETURNED or CANCELLED", example = "SUBMITTED")
        String state,

        boolean overdue,
        @Nullable Instant submittedAt) {}
