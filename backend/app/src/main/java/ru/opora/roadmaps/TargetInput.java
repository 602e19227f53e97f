package ru.opora.roadmaps;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number to be reached, as written. */
@Schema(name = "TargetInput")
record TargetInput(
        @NotNull
        @Pattern(regexp = ">=|<=|=|>|<")
        @Schema(
                allowableValues = {">=", "<=", "=", ">", "<"},
                example = ">=")
        String comparator,

        @NotNull
        @Digits(integer = 15, fraction = 6)
        @DecimalMin("-999999999999999")
        @DecimalMax("999999999999999")
        @Schema(example = "60")
        BigDecimal value,

        @Nullable @Size(max = 100) @Schema(example = "%") String unit,

        @NotNull @Size(max = 4000) @Schema(description = "The words it is said in", example = "не менее 60 % родителей")
        String text) {

    static TargetInput of(ActivityView.Target target) {
        return new TargetInput(target.comparator(), target.value(), target.unit(), target.text());
    }
}
