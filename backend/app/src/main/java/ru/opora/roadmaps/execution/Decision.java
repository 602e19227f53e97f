package ru.opora.roadmaps.execution;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The words of a decision on a report or a checkpoint. */
final class Decision {

    private Decision() {}

    /** A report is accepted. */
    @Schema(name = "Acceptance")
    record Accept(@Nullable @Size(max = 5000) String remark) {}

    /** A report goes back. */
    @Schema(name = "ReportReturn")
    record Return(
            @NotBlank @Size(max = 5000) @Schema(example = "Приложите протокол")
            String remark) {}

    /** A checkpoint is not needed. */
    @Schema(name = "CheckpointCancellation")
    record Cancel(@NotBlank @Size(max = 2000) String reason) {}

    /** A decision of control was a mistake. */
    @Schema(name = "CheckpointReopening")
    record Reopen(
            @NotBlank @Size(max = 5000) @Schema(example = "Протокол не от той встречи")
            String reason) {}
}
