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
import ru.opora.platform.web.Patch;

/** What may be changed of a course; a field left out stays as it is, null removes it, a list is given whole. */
@Schema(name = "CoursePatch")
record CoursePatch(
        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = TEXT)
        Patch<String> title,

        @NotNull @Size(min = 1, max = 300) @Pattern(regexp = TEXT)
        Patch<String> provider,

        @NotNull @Min(1) @Max(CourseRequest.MOST_HOURS) Patch<Integer> hours,

        @NotNull @Size(max = CourseRequest.MOST_POSITIONS) Patch<List<@NotBlank @Size(max = 200) String>> positions,

        @NotNull Patch<CourseForm> form,
        @NotNull Patch<LocalDate> beginsOn,
        @NotNull Patch<LocalDate> endsOn,
        @Min(1) @Max(CourseRequest.MOST_PLACES) Patch<Integer> places,
        Patch<UUID> programmeId,

        @Size(max = 2000) @Pattern(regexp = CourseRequest.LINK)
        Patch<String> link,

        @Size(max = 5000) Patch<String> description) {

    private static final String TEXT = "(?s).*\\S.*";

    CourseContent on(CourseView course) {
        return new CourseContent(
                title.orKeep(course.title()),
                provider.orKeep(course.provider()),
                hours.orKeep(course.hours()),
                positions.orKeep(course.positions()),
                form.orKeep(course.form()),
                beginsOn.orKeep(course.beginsOn()),
                endsOn.orKeep(course.endsOn()),
                places.or(course.places()),
                programmeId.or(course.programmeId()),
                link.or(course.link()),
                description.or(course.description()));
    }
}
