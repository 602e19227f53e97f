package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures against a factor, about to become rows of a plan. */
@Schema(name = "AntiRiskProgrammeRequest")
record ProgrammeRequest(
        @NotNull @Size(min = 1, max = 64) @Schema(example = "MOTIVATION")
        String factor,

        @Nullable @Schema(description = "A draft roadmap of this school that takes them; left out: a new draft is made")
        UUID roadmapId,

        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Measure> measures) {

    /** A measure as the school wants it. */
    @Schema(name = "AntiRiskMeasure")
    record Measure(
            @NotBlank @Size(max = 10_000) String title,

            @NotBlank
            @Size(max = 4000)
            @Schema(description = "The term in words; its meaning is read from them", example = "ежемесячно")
            String termText,

            @Nullable @Size(max = 10_000) String expectedResult,

            @Nullable @Size(max = 20) @Schema(description = "Left out: the school itself (ОО)")
            List<@NotBlank @Size(max = 500) String> executors) {}
}
