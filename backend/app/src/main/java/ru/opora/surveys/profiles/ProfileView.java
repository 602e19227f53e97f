package ru.opora.surveys.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.Audience;

/** The risk profile of an organisation, factor by factor. */
@Schema(name = "RiskProfile")
record ProfileView(
        UUID organizationId,
        String organizationName,
        Formula formula,

        @Schema(description = "Whether a factor is HIGH in the end: it calls for an anti-risk programme")
        boolean calling,

        List<Factor> factors,

        @Schema(description = "Whether the caller may confirm or override") boolean reviewable) {

    /** How a factor is computed. */
    @Schema(name = "RiskFormula")
    record Formula(
            int version,

            @Schema(description = "A respondent counts from this share of answered items")
            double answeredShare,

            @Schema(description = "Respondents that a group needs") int smallestGroup,

            @Schema(description = "From which value a factor is LOW")
            double low,

            double medium,
            double high,

            @Schema(description = "Where it comes from, in words") String source) {}

    /** A factor with its evidence. */
    @Schema(name = "RiskProfileFactor")
    record Factor(
            @Schema(example = "MOTIVATION") String code,

            @Schema(description = "By language; empty for a factor that no questionnaire asked for")
            Map<String, String> label,

            @Nullable @Schema(description = "In [0, 1]; null when no group is large enough")
            Double value,

            Significance computed,

            @Schema(description = "What holds: as computed, or as somebody decided")
            Significance significance,

            List<Group> groups,

            @Nullable @Schema(description = "The latest; null: nobody has looked at it")
            Review review) {}

    /** What a group of respondents adds. */
    @Schema(name = "RiskProfileGroup")
    record Group(
            Audience audience,
            UUID campaignId,
            String campaignTitle,
            LocalDate closedOn,
            double weight,

            @Nullable @Schema(description = "How many count; null: too few, or it could be subtracted")
            Long respondents,

            @Nullable @Schema(description = "How many were asked; null: not known")
            Integer expected,

            @Nullable @Schema(description = "Mean risk; null: too few, the group is left out")
            Double score) {}

    /** What somebody who knows the school decided. */
    @Schema(name = "RiskFactorReview")
    record Review(
            Decision decision,

            @Schema(description = "What was computed then") Significance computed,

            Significance significance,
            String reason,
            String decidedBy,
            Instant decidedAt) {}

    /** What is done with a computed factor. */
    @Schema(name = "RiskFactorDecision")
    enum Decision {
        CONFIRMED,
        OVERRIDDEN
    }

    /** What scoring has counted. */
    @Schema(name = "SurveyScoring")
    record Scored(
            UUID campaignId,
            int formula,

            @Schema(description = "Groups with at least one respondent that counts")
            int groups,

            @Schema(description = "Answers looked at") long answers,

            @Schema(description = "Of which so many are complete enough to count")
            long counting) {}
}
