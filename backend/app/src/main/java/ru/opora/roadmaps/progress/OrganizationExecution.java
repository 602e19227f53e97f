package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import ru.opora.organizations.OrganizationSummary;

/** What one organisation executes, not those below it. */
@Schema(name = "OrganizationExecution")
record OrganizationExecution(
        @Schema(description = "When it was counted") Instant asOf,

        OrganizationSummary organization,

        @Schema(description = "Over its roadmaps that are not closed")
        ProgressCounts counts,

        @Schema(description = "Its roadmaps, newest period first, at most 50")
        List<ProgressRow> roadmaps,

        @Schema(description = "What is open in them, oldest due day first, at most 10")
        List<NextCheckpoint> next,

        @Schema(description = "The newest reports, at most 10; drafts are their authors' own")
        List<LastReport> reports) {}
