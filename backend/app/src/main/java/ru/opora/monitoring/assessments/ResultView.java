package ru.opora.monitoring.assessments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What a school, or a class of it, came to. */
@Schema(name = "AssessmentResult")
record ResultView(
        @Schema(description = "Of this version: a correction has another")
        long id,

        OrganizationSummary organization,
        Procedure assessment,

        @Schema(description = "Empty: the whole grade", example = "А")
        String classLetter,

        int participants,
        @Nullable Integer mark2,
        @Nullable Integer mark3,
        @Nullable Integer mark4,
        @Nullable Integer mark5,

        @Nullable @Schema(description = "How many are below the threshold; null: not known")
        Integer below,

        @Nullable @Schema(description = "below / participants; null when one is not known")
        Double belowShare,

        @Nullable Double mean,
        Instant validFrom,

        @Nullable @Schema(description = "When it was corrected; null: it holds")
        Instant validTo,

        String recordedBy,

        @Nullable @Schema(description = "Why it stands for an earlier one")
        String reason,

        List<Action> allowedActions) {

    /** Which assessment it is of. */
    @Schema(name = "AssessedProcedure")
    record Procedure(
            UUID id, AssessmentKind kind, String subject, @Nullable Integer grade, int schoolYear, String label) {}

    /** What the caller may do with it. */
    @Schema(name = "AssessmentResultAction")
    enum Action {
        correct
    }

    /** One result with all its versions, the latest first. */
    @Schema(name = "AssessmentResultHistory")
    record History(List<ResultView> items) {}

    /** Figures that stand for earlier ones. */
    @Schema(name = "AssessmentResultCorrection")
    record Correction(
            @NotNull @Min(0) @Max(1_000_000) Integer participants,
            @Nullable @Min(0) @Max(1_000_000) Integer mark2,
            @Nullable @Min(0) @Max(1_000_000) Integer mark3,
            @Nullable @Min(0) @Max(1_000_000) Integer mark4,
            @Nullable @Min(0) @Max(1_000_000) Integer mark5,
            @Nullable @Min(0) @Max(1_000_000) Integer below,
            @Nullable @DecimalMin("0") @DecimalMax("100") Double mean,

            @NotNull
            @Size(min = 1, max = 2000)
            @Pattern(regexp = "(?s).*\\S.*")
            @Schema(description = "Why: kept beside the figures")
            String reason) {

        /** The field that does not go with the others; empty: they hold together. */
        String fault() {
            if (below != null && below > participants) {
                return "/below";
            }
            long marks = 0;
            boolean all = true;
            for (Integer mark : new Integer[] {mark2, mark3, mark4, mark5}) {
                all &= mark != null;
                marks += mark == null ? 0 : mark;
            }
            return all && marks != participants || marks > participants ? "/participants" : "";
        }
    }
}
