package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.questionnaires.scoring.Significance;

/** What somebody who knows the school says of a computed factor. */
@Schema(name = "RiskFactorReviewRequest")
record ReviewRequest(
        @NotNull @Size(min = 1, max = 64) @Schema(example = "MOTIVATION")
        String factor,

        @NotNull @Schema(description = "As it was computed when it was looked at; 412 when that is another by now")
        Significance computed,

        @NotNull ProfileView.Decision decision,

        @Nullable @Schema(description = "With OVERRIDDEN required and another than computed, with CONFIRMED left out")
        Significance significance,

        @NotNull @Size(min = 1, max = 2000) @Pattern(regexp = "(?s).*\\S.*") @Schema(description = "Why: what was seen")
        String reason) {

    /** Refuses a decision that says nothing, or two things. */
    void requireSound() {
        boolean overrides = decision == ProfileView.Decision.OVERRIDDEN;
        if (overrides != (significance != null)) {
            throw ProblemException.invalid(FieldError.of("/significance", overrides ? "REQUIRED" : "INVALID"));
        }
        if (significance == computed) {
            throw ProblemException.invalid(FieldError.of("/significance", "AS_COMPUTED"));
        }
    }
}
