package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What whoever controls looks at first. */
@Schema(name = "ExecutionSummary")
record ExecutionSummary(
        @Schema(description = "When it was counted") Instant asOf,

        @Schema(description = "Over roadmaps in force") ProgressCounts counts,

        Waiting waiting,

        @Schema(description = "Sent back twice or more, and still not mended")
        long returnedTwice,

        @Schema(
                description =
                        "The ten municipalities with most overdue; executors outside of municipalities stand for themselves")
        List<OverdueRow> overdue) {}
