package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was submitted and waits to be accepted. */
@Schema(name = "WaitingReports")
record Waiting(
        long total,

        @Schema(description = "Of them for three days or more")
        long threeDays,

        @Schema(description = "Of them for ten days or more")
        long tenDays,

        @Nullable @Schema(description = "Since when the oldest waits")
        Instant oldest,

        @Schema(description = "Those that wait longest, at most 10")
        List<NextCheckpoint> items) {}
