package ru.opora.monitoring.profiles;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.monitoring.formulas.FormulaView;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.questionnaires.scoring.Significance;
import ru.opora.surveys.Audience;

/** The risk profile of an organisation, factor by factor. */
@Schema(name = "RiskProfile")
record ProfileView(
        OrganizationSummary organization,
        FormulaView formula,

        @Schema(description = "Whether a factor is HIGH in the end: it calls for an anti-risk programme")
        boolean calling,

        @Schema(description = "Answers of this organisation that are not in it yet")
        long waiting,

        List<Factor> factors,

        @Schema(description = "Factors of its questionnaires that are no risk factors, like ENGAGEMENT")
        List<Factor> others,

        @Schema(description = "The newest first") List<ProgrammeView> programmes,

        List<Action> allowedActions) {

    /** What the caller may do here: decide on factors, plan measures. */
    @Schema(name = "RiskProfileAction")
    enum Action {
        review,
        plan
    }

    /** A factor with its evidence. */
    @Schema(name = "RiskProfileFactor")
    record Factor(
            @Schema(example = "MOTIVATION") String code,

            @Schema(description = "By language, as questionnaires call it; empty for a factor that none asked for")
            Map<String, String> label,

            @Nullable @Schema(description = "In [0, 1]; null when no group is large enough")
            Double value,

            Significance computed,

            @Schema(description = "What holds: as computed, or as somebody decided")
            Significance significance,

            List<Part> groups,

            @Nullable @Schema(description = "The latest; null: nobody has looked at it")
            Review review) {}

    /** What a group of respondents adds. */
    @Schema(name = "RiskProfileGroup")
    record Part(
            Audience audience,
            UUID campaignId,
            String campaignTitle,
            LocalDate closesOn,

            @Schema(description = "Whether answers may still come")
            boolean preliminary,

            double weight,

            @Nullable @Schema(description = "How many count; null: too few, or it could be subtracted")
            Long respondents,

            @Nullable @Schema(description = "How many were asked; null: not known")
            Integer expected,

            @Nullable @Schema(description = "respondents / expected, at most 1; null when one is not known")
            Double coverage,

            @Nullable @Schema(description = "Mean risk; null: too few, the group is left out")
            Double score,

            @Nullable
            @Schema(
                    description =
                            "A campaign that ends later and is not scored yet: it has no part, and takes this one's place when it is scored")
            Later later) {}

    /** What a later campaign says so far. */
    @Schema(name = "RiskProfileLater")
    record Later(
            UUID campaignId,
            String campaignTitle,
            LocalDate closesOn,

            @Nullable @Schema(description = "How many count so far; null: too few, or it could be subtracted")
            Long respondents,

            @Nullable Integer expected,

            @Nullable @Schema(description = "Mean risk so far; null: too few")
            Double score) {}

    /** What somebody who knows the school decided. */
    @Schema(name = "RiskFactorReview")
    record Review(
            Decision decision,

            @Schema(description = "What was computed then") Significance computed,

            Significance significance,
            String reason,
            String decidedBy,
            Instant decidedAt,

            @Schema(description = "Whether it is computed otherwise by now: a confirmation holds no more then")
            boolean outdated) {}

    /** What is done with a computed factor. */
    @Schema(name = "RiskFactorDecision")
    enum Decision {
        CONFIRMED,
        OVERRIDDEN
    }
}
