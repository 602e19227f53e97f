package ru.opora.courses;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** What courses teachers of schools have completed: for rooms above this one. */
@Component
public class CompletedCourses {

    private final DatabaseClient database;

    CompletedCourses(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A school's courses of a period.
     *
     * @param teachers how many people completed one in it
     * @param hours academic hours of what was completed in it, over all of them
     * @param ended how many had a place in courses that ended in it
     * @param completed how many of those have completed theirs, whenever that was written down
     */
    public record Known(UUID organization, long teachers, long hours, long ended, long completed) {}

    /**
     * Of schools at and below a path; one of which nobody was in a course of the period is left out.
     *
     * @param ended the last day on which a course has to be over to count as ended
     */
    public Flux<Known> within(String path, LocalDate from, LocalDate to, LocalDate ended) {
        return Statement.of("""
                        SELECT e.organization_id,
                               count(DISTINCT e.name_key) FILTER (WHERE e.completed_on BETWEEN :from AND :to) AS teachers,
                               coalesce(sum(c.hours) FILTER (WHERE e.completed_on BETWEEN :from AND :to), 0) AS hours,
                               count(*) FILTER (WHERE c.ends_on BETWEEN :from AND least(:to, :ended)) AS ended,
                               count(*) FILTER (WHERE c.ends_on BETWEEN :from AND least(:to, :ended) AND e.state = 'COMPLETED') AS completed
                        FROM organizations o JOIN courses_enrolments e ON e.organization_id = o.id JOIN courses_courses c ON c.id = e.course_id
                        WHERE o.kind = 'SCHOOL' AND o.path <@ :path::ltree AND e.state IN ('ENROLLED', 'COMPLETED', 'NOT_COMPLETED')
                          AND c.state IN ('ANNOUNCED', 'CLOSED')
                          AND (e.completed_on BETWEEN :from AND :to OR c.ends_on BETWEEN :from AND least(:to, :ended))
                        GROUP BY e.organization_id""")
                .bind("path", path)
                .bind("from", from)
                .bind("to", to)
                .bind("ended", ended)
                .on(database)
                .map(row -> new Known(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "teachers", Long.class),
                        Rows.get(row, "hours", Long.class),
                        Rows.get(row, "ended", Long.class),
                        Rows.get(row, "completed", Long.class)))
                .all();
    }
}
