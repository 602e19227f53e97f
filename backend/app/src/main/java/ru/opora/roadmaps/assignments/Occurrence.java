package ru.opora.roadmaps.assignments;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One dated instance of a row's term, the same for all its executors or for one. The names of the components are those
 * the statement of the generation reads.
 *
 * @param token whose own date it is, as the term names them; null: for all executors the term does not name
 * @param organization_id whose own date it is, of a request or a schedule
 * @param occurrence a stable key: the same instance has it again when everything is generated anew
 * @param due null for what is never overdue; then prompt_on says when it is asked for
 * @param dates of a counter: the days it counts
 */
record Occurrence(
        UUID activity_id,
        @Nullable String token,
        @Nullable UUID organization_id,
        String occurrence,
        @Nullable LocalDate window_start,
        @Nullable LocalDate due,
        @Nullable LocalDate prompt_on,
        int expected_count,
        List<LocalDate> dates,
        @Nullable UUID request_id,
        @Nullable UUID schedule_id) {}
