package ru.opora.monitoring.engagement;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** The coefficients of the figure. A component without data is left out, and the weights of the others fill its place. */
@Schema(name = "EngagementDefinition")
record EngagementDefinition(
        @NotNull @Min(30) @Max(1100) @Schema(description = "How many days back it looks", example = "365")
        Integer days,

        @NotNull @DecimalMin("1") @DecimalMax("99") @Schema(description = "Below it a school is RED", example = "40")
        Double red,

        @NotNull
        @DecimalMin("1")
        @DecimalMax("100")
        @Schema(description = "Below it a school is YELLOW", example = "70")
        Double yellow,

        @NotNull @Size(min = 1, max = 6) @Schema(description = "What components weigh; nothing where it is not said")
        Map<EngagementComponent, @NotNull @DecimalMin("0") @DecimalMax("100") Double> weights) {

    /** The field that cannot be; empty when all can. */
    String fault() {
        if (red >= yellow) {
            return "/definition/yellow";
        }
        return weights.values().stream().mapToDouble(Double::doubleValue).sum() > 0 ? "" : "/definition/weights";
    }
}
