package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.persistence.Listed;
import ru.opora.surveys.Audience;

/** A group of respondents of an organisation, and how many of it have answered. */
@Schema(name = "CampaignParticipant")
record ParticipantView(
        UUID id,
        OrganizationSummary organization,
        @Nullable String municipalityName,
        Audience audience,

        @Nullable @Schema(description = "How many are asked; null: not known")
        Integer expected,

        @Nullable @Schema(description = "After so many answers no more are taken")
        Integer quota,

        @Schema(description = "Answers stored at this moment")
        long answered,

        @Nullable
        @Schema(description = "Of a hundred expected so many have answered; null where it is not known how many are")
        Integer share,

        @Schema(description = "Whether nobody has answered, or fewer than half of those that are expected")
        boolean lags,

        @Nullable
        @Schema(
                description =
                        "Since when its organisation has left the campaign's programme; such a group does not lag")
        LocalDate leftOn,

        @Nullable @Schema(description = "When the people of its organisation were reminded last")
        LocalDate remindedOn,

        @Schema(description = "Links that are not revoked") int links) {

    /** What was saved. */
    @Schema(name = "CampaignParticipantsSaved")
    record Saved(@Schema(description = "Added or changed") long saved) {}

    /** Which schools were reminded. */
    @Schema(name = "SchoolsReminded")
    record Reminded(
            @Schema(description = "Whose people were told now; those that were reminded today already are passed over")
            long schools,

            @Schema(description = "Where groups lag and nobody is responsible who could be told")
            long withoutPeople) {}

    /** How many answered, summed up. */
    @Schema(name = "ResponseRate")
    record Rate(
            @Nullable @Schema(description = "The municipality; null when it is summed up by groups")
            OrganizationSummary organization,

            Audience audience,

            @Schema(description = "Organisations that are asked")
            long participants,

            @Schema(description = "Of which so many have answered at least once")
            long begun,

            @Schema(description = "Sum of what is expected, where it is known")
            long expected,

            @Schema(description = "Answers where an expected number is known: divided by expected it is the rate")
            long answeredOfExpected,

            @Schema(description = "All answers stored at this moment")
            long answered) {}

    /** Response rates. */
    @Schema(name = "ResponseRates")
    record Rates(
            List<Rate> items,

            @Nullable @Schema(description = "Null: all of them are told at once")
            String nextCursor) implements Listed<Rate> {}

    /** By what rates are summed up. */
    @Schema(name = "ResponseRateGrouping")
    enum Grouping {
        AUDIENCE,
        MUNICIPALITY
    }

    /** A link without its secret. */
    @Schema(name = "SurveyLink")
    record Link(
            UUID id,
            UUID participantId,
            OrganizationSummary organization,
            Audience audience,

            @Schema(description = "For a device that is handed on")
            boolean supervised,

            Instant createdAt) {}

    /** A link with its secret, told once. */
    @Schema(name = "SurveyLinkCreated")
    record MadeLink(
            UUID id,
            UUID participantId,
            OrganizationSummary organization,
            Audience audience,

            @Schema(description = "For respondents: who has it may answer")
            String url,

            @Schema(description = "The secret at the end of the url")
            String token) {}

    /** Links with their secrets, told once. */
    @Schema(name = "SurveyLinksCreated")
    record MadeLinks(List<MadeLink> items) {}
}
