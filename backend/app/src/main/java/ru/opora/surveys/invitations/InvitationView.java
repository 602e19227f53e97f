package ru.opora.surveys.invitations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.surveys.Audience;

/** Somebody who is asked by letter. */
@Schema(name = "SurveyInvitation")
record InvitationView(
        UUID id,
        UUID participantId,
        OrganizationSummary organization,
        Audience audience,
        String email,

        @Schema(description = "Of the letters") String language,

        @Nullable @Schema(description = "When the first letter was sent; null: not yet")
        LocalDate invitedOn,

        @Nullable LocalDate remindedOn,

        @Schema(description = "Whether a letter waits to be sent")
        boolean waiting,

        @Schema(description = "Whether the mail server refused the last letter for good")
        boolean failed,

        @Nullable @Schema(description = "Whether they have answered; null in an anonymous campaign: it is told to nobody")
        Boolean answered) {

    /** What was added or is going to be sent. */
    @Schema(name = "SurveyLettersQueued")
    record Queued(
            @Schema(description = "Letters that wait to be sent by this request") long letters) {}
}
