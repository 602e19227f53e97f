package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.surveys.Audience;

/** Who is asked, added or changed: those named, and the schools of the campaign's programme. */
@Schema(name = "CampaignParticipantsRequest")
record ParticipantsRequest(
        @Nullable @Size(max = 5000) List<@NotNull @Valid Item> items,

        @Nullable
        @Size(max = 5)
        @Schema(
                description =
                        "These groups of every school that takes part in the campaign's programme now, without expected numbers")
        List<@NotNull Audience> programmeAudiences) {

    /** A group of respondents of an organisation. */
    @Schema(name = "CampaignParticipantItem")
    record Item(
            @NotNull UUID organizationId,
            @NotNull Audience audience,

            @Nullable @Min(0) @Max(100_000) @Schema(description = "How many are asked")
            Integer expected,

            @Nullable @Min(1) @Max(100_000) @Schema(description = "After so many answers no more are taken")
            Integer quota) {}

    List<Item> given() {
        return items == null ? List.of() : items;
    }

    List<Audience> ofProgramme() {
        return programmeAudiences == null ? List.of() : programmeAudiences;
    }

    /** For whom links are made. */
    @Schema(name = "SurveyLinksRequest")
    record Links(
            @Nullable @Size(max = 1000) @Schema(description = "Left out: all that the caller may make links for")
            List<@NotNull UUID> organizationIds,

            @Nullable @Size(max = 5) @Schema(description = "Left out: all groups")
            List<@NotNull Audience> audiences,

            @Nullable @Schema(description = "For a device that is handed on under supervision; left out: false")
            Boolean supervised) {

        boolean isSupervised() {
            return Boolean.TRUE.equals(supervised);
        }
    }
}
