package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reports on several checkpoints are accepted; what goes back does so alone, with a remark of its own. */
@Schema(name = "BulkAcceptanceRequest")
record BulkDecision(
        @NotNull @Size(min = 1, max = 100) List<@NotNull UUID> checkpointIds,

        @Nullable @Size(max = 5000) @Schema(description = "The same for all")
        String remark) {

    /** What became of it: all were accepted, or nothing was. */
    @Schema(name = "BulkAcceptance")
    record Done(List<CheckpointSummary> items) {}
}
