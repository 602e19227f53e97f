package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What was due and what was done, growing over time. */
@Schema(name = "BurnUp")
record BurnUp(
        @Schema(description = "When it was counted") Instant asOf,

        @Schema(description = "Steps at which something was due, submitted or accepted, in order")
        List<BurnUpPoint> points) {}
