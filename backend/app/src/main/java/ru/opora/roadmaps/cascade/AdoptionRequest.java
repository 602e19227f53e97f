package ru.opora.roadmaps.cascade;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** Which rows of the roadmap above a draft adopts. */
@Schema(name = "AdoptionRequest")
record AdoptionRequest(
        @NotNull
        @Size(min = 1, max = 500)
        @Schema(description = "Rows of one roadmap in force of an organisation above")
        List<@NotNull UUID> activityIds) {

    /** Why a row stays as it is. */
    @Schema(name = "AdoptionKeeping")
    record Keeping(
            @NotBlank @Size(max = 2000) @Schema(example = "В районе семинары проводит методический центр")
            String deviationReason) {}
}
