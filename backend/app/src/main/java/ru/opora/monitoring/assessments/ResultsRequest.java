package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What schools came to, said without a file. */
@Schema(name = "AssessmentResultsRequest")
record ResultsRequest(
        @NotEmpty @Size(max = 1000) List<@NotNull @Valid Item> items,

        @Nullable @Size(min = 1, max = 2000) @Schema(description = "Why figures that are there already are others now")
        String reason) {

    /** What a school, or a class of it, came to. */
    @Schema(name = "AssessmentResultItem")
    record Item(
            @NotNull UUID organizationId,

            @Nullable @Size(max = 10) @Schema(description = "Left out: the whole grade", example = "А")
            String classLetter,

            @NotNull @Min(0) @Max(1_000_000) Integer participants,
            @Nullable @Min(0) @Max(1_000_000) Integer mark2,
            @Nullable @Min(0) @Max(1_000_000) Integer mark3,
            @Nullable @Min(0) @Max(1_000_000) Integer mark4,
            @Nullable @Min(0) @Max(1_000_000) Integer mark5,
            @Nullable @Min(0) @Max(1_000_000) Integer below,
            @Nullable @DecimalMin("0") @DecimalMax("100") Double mean) {

        String letter() {
            return classLetter == null ? "" : classLetter.strip();
        }

        /** The field that does not go with the others; empty: they hold together. */
        String fault() {
            return new ResultView.Correction(participants, mark2, mark3, mark4, mark5, below, mean, "").fault();
        }
    }

    /** What was written. */
    @Schema(name = "AssessmentResultsReceipt")
    record Receipt(
            int added,
            @Schema(description = "Results that stand for other figures") int changed,
            @Schema(description = "Results that were so already") int same) {}
}
