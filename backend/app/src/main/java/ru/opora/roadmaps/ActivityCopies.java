package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows to be copied into a draft, from itself or from any roadmap the caller sees. */
@Schema(name = "ActivityCopies")
record ActivityCopies(
        @NotEmpty @Size(max = 500) @Schema(description = "The rows, in the order they shall have")
        List<@NotNull UUID> activityIds,

        @Nullable @Schema(description = "The section; left out or null: outside any section")
        UUID sectionId,

        @Nullable @Schema(description = "The row of that section that they follow; left out or null: they come first")
        UUID afterId) {

    /** The new rows. */
    @Schema(name = "CopiedActivities")
    record Made(List<ActivityView> items) {}
}
