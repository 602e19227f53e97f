package ru.opora.courses.enrolments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** A teacher of a school in a course. */
@Schema(name = "Enrolment")
record EnrolmentView(
        UUID id,

        @Schema(description = "The school") OrganizationSummary organization,

        @Schema(example = "Иванова Мария Петровна") String fullName,
        @Schema(example = "Учитель математики") String position,
        EnrolmentState state,
        @Nullable @Schema(example = "ПК-0412") String certificateNumber,
        @Nullable LocalDate completedOn,
        Instant createdAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "EnrolmentAction")
    enum Action {
        accept,
        complete,
        withdraw
    }

    /** Those that a request was about, in its order. */
    @Schema(name = "Enrolments")
    record All(List<EnrolmentView> items) {}
}
