package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;

/** Some rows of progress, with the sum over all rows. */
@Schema(name = "ProgressPage")
record ProgressPage(
        @Schema(description = "When it was counted") Instant asOf,

        @Nullable @Schema(description = "Over all rows, not only this page; on the first page")
        ProgressCounts total,

        List<ProgressRow> items,

        @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
        String nextCursor)
        implements Listed<ProgressRow> {}
