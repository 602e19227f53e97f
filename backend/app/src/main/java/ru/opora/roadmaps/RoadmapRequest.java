package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new, empty roadmap. */
@Schema(name = "RoadmapRequest")
record RoadmapRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull UUID organizationId,

        @NotBlank @Size(max = 2000) @Schema(example = "Дорожная карта поддержки школ на 2027 год")
        String title,

        @Nullable @Size(max = 10_000) String goal,
        @NotNull LocalDate periodStart,
        @NotNull LocalDate periodEnd) {

    RoadmapDraft draft() {
        return new RoadmapDraft(organizationId, title, goal, periodStart, periodEnd, null, null, null, null, List.of());
    }
}
