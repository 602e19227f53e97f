package ru.opora.courses;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is said of a course by who runs it, as it is written down. */
record CourseContent(
        String title,
        String provider,
        int hours,
        List<String> positions,
        CourseForm form,
        LocalDate beginsOn,
        LocalDate endsOn,
        @Nullable Integer places,
        @Nullable UUID programmeId,
        @Nullable String link,
        @Nullable String description) {

    CourseContent {
        title = title.strip();
        provider = provider.strip();
        positions = positions.stream().map(String::strip).distinct().toList();
        link = blankToNull(link);
        description = blankToNull(description);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
