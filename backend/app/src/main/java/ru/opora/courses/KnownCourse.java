package ru.opora.courses;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the inner room needs to know of a course.
 *
 * @param path where its owner is
 * @param today the owner's
 */
public record KnownCourse(
        UUID id, String path, CourseState state, LocalDate beginsOn, LocalDate endsOn, LocalDate today) {

    /** Whether its first day has come: before it nobody completes anything. */
    public boolean begun() {
        return !today.isBefore(beginsOn);
    }

    /** Whether its days are over: from then on only who runs it changes who was in it. */
    public boolean over() {
        return today.isAfter(endsOn);
    }
}
