package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** Before whom a draft lies. */
@Schema(name = "RoadmapProposalState")
record ProposalView(
        boolean everybodyBelow,

        @Schema(description = "Those named, as far as the caller sees them")
        List<OrganizationSummary> organizations,

        @Nullable LocalDate until,
        @Nullable String message,

        @Schema(description = "Comments that wait for an answer, as far as the caller sees them")
        int openComments,

        @Schema(description = "Of those asked whom the caller sees: how many answered what")
        Answers answers,

        @Nullable @Schema(description = "The answer of the caller's own organisation; null: it is not asked")
        AgreementView mine) {

    /** How many organisations gave each answer; the names are those of its states. */
    @Schema(name = "RoadmapAgreementCounts")
    record Answers(int agreed, int agreedBefore, int remarks, int silent) {}
}
