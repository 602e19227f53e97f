package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.profiles.ProfileView.Decision;
import ru.opora.monitoring.profiles.ProfileView.Factor;
import ru.opora.monitoring.profiles.ProfileView.Review;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.questionnaires.scoring.RiskFactor;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.scores.Scores;

/** A risk factor of a school, as lists have it. */
@Schema(name = "RiskProfileRow")
record ProfileRow(
        OrganizationSummary organization,
        @Nullable String municipalityName,
        RiskFactor factor,

        @Nullable @Schema(description = "In [0, 1]; null when no group is large enough")
        Double value,

        Significance computed,

        @Schema(description = "What holds: as computed, or as somebody decided")
        Significance significance,

        @Nullable @Schema(description = "The latest decision; null: nobody has looked at it")
        Decision decision,

        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    static ProfileRow of(Scores.School school, RiskFactor code, Factor factor) {
        Review review = factor.review();
        return new ProfileRow(
                school.organization(),
                school.municipality(),
                code,
                factor.value(),
                factor.computed(),
                factor.significance(),
                review == null ? null : review.decision(),
                review == null ? null : review.reason(),
                review == null ? null : review.decidedBy(),
                review == null ? null : review.decidedAt());
    }
}
