package ru.opora.roadmaps.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import in a list. */
@Schema(name = "RoadmapImportSummary")
record ImportSummary(
        UUID id,
        ImportStatus status,
        String fileName,
        String title,
        int activityCount,

        @Schema(description = "How many terms still need a person's eye")
        int reviewCount,

        @Nullable @Schema(description = "The roadmap it became")
        UUID roadmapId,

        long version,
        Instant createdAt) {}
