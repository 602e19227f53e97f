package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report in a short list. */
@Schema(name = "LastReport")
record LastReport(
        UUID id,
        UUID checkpointId,
        UUID roadmapId,
        @Nullable String number,

        @Schema(description = "Text of the row") String title,

        @Schema(description = "SUBMITTED, ACCEPTED or RETURNED", example = "ACCEPTED")
        String state,

        @Nullable @Schema(description = "What was said when it was decided")
        String remark,

        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt) {}
