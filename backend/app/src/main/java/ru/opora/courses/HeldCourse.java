package ru.opora.courses;

import org.jspecify.annotations.Nullable;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;

/**
 * A course that nobody else changes until the end of the transaction.
 *
 * @param places null when there is no limit
 * @param taken how many have a place
 * @param open how many of them nobody has decided on
 */
public record HeldCourse(CourseState state, @Nullable Integer places, long taken, long open) {

    /**
     * Refuses more than there is room for.
     *
     * @param more how many are to get a place
     */
    public void requireRoom(int more) {
        if (places != null && taken + more > places) {
            throw ProblemException.of(ProblemType.COURSE_FULL, Math.max(0, places - taken), more);
        }
    }
}
