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

        State state,

        @Nullable @Schema(description = "When the first letter was sent; null: not yet")
        LocalDate invitedOn,

        @Nullable @Schema(description = "When another letter was asked for last; null in an anonymous campaign")
        LocalDate remindedOn,

        @Nullable
        @Schema(
                description =
                        "Why the last letter was given up; in an anonymous campaign the first one: only who has not answered gets others")
        Failure failure,

        @Nullable
        @Schema(description = "Whether they have answered; null in an anonymous campaign: it is told to nobody")
        Boolean answered) {

    /** How far it is. */
    @Schema(name = "SurveyInvitationState")
    enum State {
        WAITING,
        SENT,
        FAILED,
        REVOKED
    }

    /** Why a letter was given up. */
    @Schema(name = "SurveyLetterFailure")
    enum Failure {
        /** The mail server said that there is no such address; it is not written to again. */
        ADDRESS_REFUSED,
        /** The mail server did not take it, however often it was asked. */
        NOT_TAKEN
    }

    /** What was added or is going to be sent. */
    @Schema(name = "SurveyLettersQueued")
    record Queued(
            @Nullable
            @Schema(
                    description =
                            "Letters that wait to be sent by this request; null for reminders of an anonymous campaign: it would tell how many of a few have answered")
            Long letters) {}

    /** All invitations of a campaign that the caller may see. */
    @Schema(name = "SurveyInvitationSummary")
    record Summary(
            long total,
            long waiting,
            long sent,
            long failed,
            long revoked,

            @Nullable
            @Schema(
                    description =
                            "How many of them have answered at this moment; null in an anonymous campaign: addresses added and taken back would tell of one")
            Long answered,

            @Nullable @Schema(description = "When anybody was reminded last")
            LocalDate lastRemindedOn,

            @Schema(description = "Whether there is a mail server to send by")
            boolean mail) {}
}
