package ru.opora.events.attendance;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.events.attendance.AttendanceView.Group;

/** What a school answers; said again it takes the place of what was said. */
@Schema(name = "AttendanceAnswerRequest")
record AttendanceRequest(
        @NotNull AttendanceAnswer answer,

        @Nullable @Size(max = 20) @Schema(description = "Who comes, by positions; not of who does not come")
        List<@Valid @NotNull Group> coming,

        @Nullable @Size(max = 1000) @Schema(example = "Подключимся по видеосвязи")
        String remark) {

    /** As many as a region has schools on one page. */
    static final int MOST = 500;

    AttendanceRequest {
        remark = blankToNull(remark);
    }

    List<Group> groups() {
        return coming == null ? List.of() : coming;
    }

    /** Who came: of all of these schools, or of none. */
    @Schema(name = "AttendanceMarks")
    record Marks(@NotEmpty @Size(max = MOST) List<@Valid @NotNull Mark> items) {}

    /** Whether a school came; said again it corrects what was said. */
    @Schema(name = "AttendanceMark")
    record Mark(
            @NotNull UUID id,

            @Nullable @Schema(description = "The version that was seen; another one is refused")
            Long version,

            @NotNull AttendanceOutcome outcome,

            @Nullable @Min(1) @Max(1000) @Schema(description = "How many people came; only of who came", example = "2")
            Integer attended,

            @Nullable
            @Size(max = 1000)
            @Schema(description = "Why nobody came; only of who did not", example = "Карантин")
            String absenceReason) {

        Mark {
            absenceReason = blankToNull(absenceReason);
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
