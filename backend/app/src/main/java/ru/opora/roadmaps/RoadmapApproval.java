package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** The order that approves a roadmap. */
@Schema(name = "RoadmapApproval")
public record RoadmapApproval(
        @NotBlank @Size(max = 200) @Schema(example = "17-р") String orderNumber,
        @NotNull @Schema(example = "2027-01-25") LocalDate orderDate,

        @NotBlank @Size(max = 500) @Schema(example = "Министр образования И. И. Петрова")
        String signatory) {}
