package ru.opora.events.attendance;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** An invited school of an event. */
@Schema(name = "Attendance")
record AttendanceView(
        UUID id,

        @Schema(description = "The school") OrganizationSummary organization,

        @Nullable @Schema(description = "Null: it has not answered")
        AttendanceAnswer answer,

        @Schema(description = "How many people of which positions come; no names")
        List<Group> coming,

        @Schema(description = "How many people come") int comingCount,

        @Nullable @Schema(description = "What the school wrote with its answer")
        String remark,

        @Nullable @Schema(description = "Null: nobody has said it")
        AttendanceOutcome outcome,

        @Nullable @Schema(description = "How many people came; null: nobody counted")
        Integer attended,

        @Nullable @Schema(description = "Why nobody came") String absenceReason,

        Instant updatedAt,
        long version,
        List<Action> allowedActions) {

    /** What the caller may do with it. */
    @Schema(name = "AttendanceAction", description = "answer: say who comes; mark: say who came")
    enum Action {
        answer,
        mark
    }

    /** People of one position. */
    @Schema(name = "AttendanceGroup")
    record Group(
            @NotBlank @Size(max = 200) @Schema(example = "Учитель математики")
            String position,

            @Min(1) @Max(1000) @Schema(example = "2") int count) {}

    /** Those that a request was about, in its order. */
    @Schema(name = "Attendances")
    record All(List<AttendanceView> items) {}
}
