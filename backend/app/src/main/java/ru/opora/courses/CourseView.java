package ru.opora.courses;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A course with how many places are taken in it. */
@Schema(name = "Course")
record CourseView(
        UUID id,

        @Schema(description = "Whose teachers it is for") OrganizationSummary organization,

        @Schema(example = "Формирующее оценивание на уроке математики")
        String title,

        @Schema(description = "Who teaches", example = "Институт развития образования")
        String provider,

        @Schema(description = "Academic hours", example = "36")
        int hours,

        @Schema(description = "Positions; empty: everybody") List<String> positions,

        CourseForm form,
        LocalDate beginsOn,
        LocalDate endsOn,

        @Schema(description = "Whether it is announced and today is one of its days")
        boolean running,

        @Nullable @Schema(description = "Null: as many as come")
        Integer places,

        @Schema(description = "How many have a place, of all schools")
        int taken,

        @Schema(description = "How many wait to be accepted, of all schools")
        int applied,

        @Schema(description = "How many have completed it, of all schools")
        int completed,

        @Nullable UUID programmeId,
        @Nullable String programmeName,
        @Nullable String link,
        @Nullable String description,
        CourseState state,
        @Nullable String cancelledReason,
        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "CourseAction", description = "enrol: name teachers; decide: accept them and say who has completed")
    enum Action {
        update,
        delete,
        announce,
        close,
        cancel,
        enrol,
        decide
    }
}
