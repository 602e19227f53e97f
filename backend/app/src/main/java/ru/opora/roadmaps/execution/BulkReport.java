package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event that closes several rows. */
@Schema(name = "BulkReportRequest")
record BulkReport(
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> checkpointIds,

        @NotNull @Valid @Schema(description = "The same for all; each takes the numbers of its own row's targets")
        ReportRequest report,

        @Nullable @Schema(description = "The client's own id of the event; made by the server when left out")
        UUID eventId) {

    /** What became of it: all were submitted, or nothing was. */
    @Schema(name = "BulkReport")
    record Done(UUID eventId, List<CheckpointSummary> items) {}
}
