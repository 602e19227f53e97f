package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.platform.security.Caller;
import ru.opora.surveys.Audience;
import ru.opora.surveys.SurveyPermission;

/** A campaign. */
@Schema(name = "Campaign")
record CampaignView(
        UUID id,
        OrganizationSummary organization,
        UUID questionnaireId,
        String questionnaireTitle,

        @Nullable @Schema(description = "Null: it has none in English")
        String questionnaireTitleEn,

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

        @Schema(description = "So many days before the last one those who have not answered are reminded")
        List<Integer> remindDays,

        @Schema(
                description =
                        "Groups of the programme's schools that are asked: of schools that join it later too, until the campaign ends")
        List<Audience> programmeAudiences,

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
        unschedule,
        pause,
        resume,
        extend,
        close,
        score,
        remind,
        links,
        results,
        cross;

        static List<Action> of(Caller caller, String path, CampaignState state, boolean paused) {
            List<Action> actions = new ArrayList<>();
            if (caller.may(SurveyPermission.WRITE, path)) {
                actions.addAll(
                        switch (state) {
                            case DRAFT -> List.of(update, delete, participants, schedule);
                            case SCHEDULED ->
                                List.of(update, participants, unschedule, paused ? resume : pause, extend, close);
                            case OPEN -> List.of(update, participants, paused ? resume : pause, extend, close);
                            case CLOSED -> paused ? List.of(update, resume, extend) : List.of(update, extend, score);
                            case SCORED -> List.of();
                        });
            }
            if (state != CampaignState.DRAFT) {
                if (state == CampaignState.OPEN
                        && !paused
                        && caller.permissions().contains(SurveyPermission.WRITE)) {
                    actions.add(remind);
                }
                if (caller.permissions().contains(SurveyPermission.LINKS)) {
                    actions.add(links);
                }
                actions.add(results);
                if (caller.may(SurveyPermission.READ, path)) {
                    actions.add(cross);
                }
            }
            return actions;
        }
    }
}
