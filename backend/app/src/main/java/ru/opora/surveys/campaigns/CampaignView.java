package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A campaign. */
@Schema(name = "Campaign")
record CampaignView(
        UUID id,
        OrganizationSummary organization,
        UUID questionnaireId,
        String questionnaireTitle,

        @Nullable @Schema(description = "The frozen version that is asked; null in a draft")
        UUID versionId,

        @Nullable Integer versionNumber,
        @Nullable UUID programmeId,
        String title,
        @Nullable String contact,
        boolean anonymous,
        LocalDate opensOn,
        LocalDate closesOn,
        int graceDays,

        @Schema(description = "On this day in the owner's time zone")
        CampaignState state,

        @Schema(description = "Whether answers are refused for the time being")
        boolean paused,

        @Nullable @Schema(description = "When it was closed before its last day")
        LocalDate closedOn,

        long version,
        Instant updatedAt,

        @Schema(description = "What the caller may do with it now")
        List<Action> allowedActions) {

    /** The verbs a caller may be allowed. */
    @Schema(name = "CampaignAction")
    enum Action {
        update,
        delete,
        participants,
        schedule,
        pause,
        resume,
        extend,
        close,
        score,
        links,
        results,
        cross
    }
}
