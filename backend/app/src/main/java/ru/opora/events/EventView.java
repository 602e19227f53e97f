package ru.opora.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** An event, with how many of the schools that the caller sees are invited to it and came. */
@Schema(name = "Event")
record EventView(
        UUID id,

        @Schema(description = "Whose schools are invited") OrganizationSummary organization,

        EventKind kind,

        @Schema(example = "Как читать результаты ВПР") String title,

        @Nullable @Schema(example = "How to read results of national tests")
        String titleEn,

        @Schema(description = "Who holds it", example = "Институт развития образования")
        String organizer,

        @Schema(description = "The day, where the owner is") LocalDate heldOn,

        @JsonFormat(pattern = "HH:mm")
        @Schema(type = "string", description = "By the clock of the owner", example = "14:00")
        LocalTime beginsAt,

        @Nullable @JsonFormat(pattern = "HH:mm") @Schema(type = "string", example = "16:00")
        LocalTime endsAt,

        @Schema(description = "The owner's", example = "Asia/Vladivostok")
        String timeZone,

        @Nullable String venue,
        @Nullable @Schema(description = "The broadcast") String link,

        @Nullable @Schema(description = "The programme of the event")
        String agenda,

        @Schema(description = "For whom; empty: whoever the school sends")
        List<String> positions,

        @Nullable UUID programmeId,
        @Nullable String programmeName,

        @Schema(description = "Chosen ones; empty: all of the programme, or all at and below the owner")
        List<UUID> schools,

        EventState state,
        @Nullable String cancelledReason,

        @Nullable @Schema(description = "The campaign of the same owner that asks for the opinion of who was there")
        UUID feedbackCampaignId,

        @Schema(description = "Of the schools that the caller sees, or of the one that was asked for; none of a draft")
        int invited,

        @Schema(description = "How many of them said that they come")
        int coming,

        @Schema(description = "How many of them said that they do not")
        int notComing,

        @Schema(description = "How many of them came") int attended,
        @Schema(description = "How many of them did not") int absent,
        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(
            name = "EventAction",
            description =
                    "mark: say who came; hold: say that it took place; feedback: name the campaign that asks who was there")
    enum Action {
        update,
        delete,
        announce,
        mark,
        hold,
        feedback,
        cancel
    }
}
