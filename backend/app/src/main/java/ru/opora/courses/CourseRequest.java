package ru.opora.courses;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A new course, as a draft. */
@Schema(name = "CourseRequest")
record CourseRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Whose teachers it is for: a region, a municipality, a school")
        UUID organizationId,

        @NotBlank @Size(max = 300) @Schema(example = "Формирующее оценивание на уроке математики")
        String title,

        @NotBlank @Size(max = 300) @Schema(description = "Who teaches", example = "Институт развития образования")
        String provider,

        @NotNull @Min(1) @Max(MOST_HOURS) @Schema(description = "Academic hours", example = "36")
        Integer hours,

        @Nullable
        @Size(max = MOST_POSITIONS)
        @Schema(description = "Positions; left out or empty: everybody", example = "[\"Учитель математики\"]")
        List<@NotBlank @Size(max = 200) String> positions,

        @NotNull CourseForm form,
        @NotNull LocalDate beginsOn,
        @NotNull LocalDate endsOn,

        @Nullable @Min(1) @Max(MOST_PLACES) @Schema(description = "Left out: as many as come", example = "25")
        Integer places,

        @Nullable @Schema(description = "Only schools that take part in it are told of the course")
        UUID programmeId,

        @Nullable @Size(max = 2000) @Pattern(regexp = LINK) @Schema(example = "https://courses.example.org/77")
        String link,

        @Nullable @Size(max = 5000) String description) {

    static final int MOST_HOURS = 2000;
    static final int MOST_POSITIONS = 20;
    static final int MOST_PLACES = 100_000;
    static final String LINK = "https?://\\S+";

    CourseContent content() {
        return new CourseContent(
                title,
                provider,
                hours,
                positions == null ? List.of() : positions,
                form,
                beginsOn,
                endsOn,
                places,
                programmeId,
                link,
                description);
    }

    /** Why a course is not held. */
    @Schema(name = "CourseCancellation")
    record Cancellation(
            @NotBlank @Size(max = 1000) @Schema(example = "Группа не набрана")
            String reason) {}
}
