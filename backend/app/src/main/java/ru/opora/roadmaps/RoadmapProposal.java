package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a draft is proposed: to every organisation below its owner, to named ones, or to both. */
@Schema(name = "RoadmapProposal")
public record RoadmapProposal(
        @Schema(description = "True: every organisation below the roadmap's sees it and may comment")
        boolean everybodyBelow,

        @Nullable @Size(max = 500) @Schema(description = "Organisations below or above that see it and may comment")
        List<@NotNull UUID> organizationIds,

        @Nullable @Schema(description = "Until when answers are awaited")
        LocalDate until,

        @Nullable @Size(max = 4000) String message) {

    /** Those named, each once. */
    public List<UUID> named() {
        return organizationIds == null
                ? List.of()
                : organizationIds.stream().distinct().toList();
    }
}
