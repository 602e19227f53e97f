package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;

/** What was due and what was done, growing over time. */
@Schema(name = "BurnUp")
record BurnUp(
        @Schema(description = "When it was counted") Instant asOf,

        @Schema(description = "Steps at which something was due, submitted or accepted, in order")
        List<BurnUpPoint> items,

        @Nullable @Schema(description = "Null: all of them are told at once")
        String nextCursor)
        implements Listed<BurnUpPoint> {}
