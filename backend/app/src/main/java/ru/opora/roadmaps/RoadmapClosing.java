package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How a roadmap ends. */
@Schema(name = "RoadmapClosing")
public record RoadmapClosing(
        @Nullable @Schema(description = "Left out or null: today, where its organisation is")
        LocalDate closedOn,

        @NotBlank @Size(max = 4000) @Schema(example = "План выполнен, итоги подведены на коллегии")
        String reason,

        @Nullable @Schema(description = "True: close though not everything is done")
        Boolean despiteOpenCheckpoints) {}
