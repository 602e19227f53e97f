package ru.opora.monitoring.indicators;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new indicator. */
@Schema(name = "IndicatorRequest")
record IndicatorRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose catalogue it stands in; organisations below use it too")
        UUID organizationId,

        @NotNull
        @Pattern(regexp = IndicatorDefinition.CODE)
        @Schema(description = "What formulas call it by; never changes", example = "teachers_qualified")
        String code,

        @NotNull @Valid IndicatorDefinition definition) {

    /** All of a definition anew. Rounds that were opened keep the one they began with. */
    @Schema(name = "IndicatorChange")
    record Change(@NotNull @Valid IndicatorDefinition definition) {}
}
