package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;

/** Some rows of what is overdue, most first. */
@Schema(name = "OverduePage")
record OverduePage(
        @Schema(description = "When it was counted") Instant asOf,

        List<OverdueRow> items,

        @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
        String nextCursor)
        implements Listed<OverdueRow> {}
