package ru.opora.visits;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** How often schools were visited, and what they did of what was recommended: for rooms above this one. */
@Component
public class VisitCounts {

    private final DatabaseClient database;

    VisitCounts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Visits and other contacts of a period.
     *
     * @param completed by the day on which they ended, where the school is
     */
    public record Visited(UUID organization, long completed) {}

    /**
     * Recommendations that fell due in a period, without those disputed or withdrawn.
     *
     * @param due how many, at least one
     * @param done how many of them were done by their day
     */
    public record Done(UUID organization, long due, long done) {}

    /**
     * Of schools at and below a path. None is a fact only of a school that a visit was planned to, or that had a curator, in the
     * period; of another it is not known whether anybody was to come.
     */
    public Flux<Visited> completed(String path, LocalDate from, LocalDate to) {
        return Statement.of("""
                        SELECT o.id, n.completed
                        FROM organizations o CROSS JOIN LATERAL (
                            SELECT count(*) AS completed FROM visits_visits v
                            WHERE v.organization_id = o.id AND v.state IN ('COMPLETED', 'ACKNOWLEDGED')
                              AND opora_today(v.completed_at, o.time_zone) BETWEEN :from AND :to) n
                        WHERE o.kind = 'SCHOOL' AND o.path <@ :path::ltree AND (
                            n.completed > 0
                            OR EXISTS (SELECT 1 FROM visits_visits v WHERE v.organization_id = o.id AND v.planned_on BETWEEN :from AND :to)
                            OR EXISTS (SELECT 1 FROM organizations_memberships m
                                       WHERE m.organization_id = o.id AND m.role = 'CURATOR' AND m.valid_from <= :to
                                         AND coalesce(m.valid_to, :to) >= :from))""")
                .bind("path", path)
                .bind("from", from)
                .bind("to", to)
                .on(database)
                .map(row -> new Visited(Rows.get(row, "id", UUID.class), Rows.get(row, "completed", Long.class)))
                .all();
    }

    /** Of schools at and below a path; one to which nothing was due is left out. */
    public Flux<Done> done(String path, LocalDate from, LocalDate to) {
        return Statement.of("""
                        SELECT o.id, count(*) AS due,
                               count(*) FILTER (WHERE r.state IN ('DONE', 'VERIFIED') AND opora_today(r.done_at, o.time_zone) <= r.due) AS done
                        FROM organizations o JOIN visits_recommendations r ON r.organization_id = o.id AND r.due BETWEEN :from AND :to
                        JOIN visits_visits v ON v.id = r.visit_id AND v.state IN ('COMPLETED', 'ACKNOWLEDGED')
                        WHERE o.kind = 'SCHOOL' AND o.path <@ :path::ltree AND r.state NOT IN ('DISPUTED', 'WITHDRAWN')
                        GROUP BY o.id""")
                .bind("path", path)
                .bind("from", from)
                .bind("to", to)
                .on(database)
                .map(row -> new Done(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "due", Long.class),
                        Rows.get(row, "done", Long.class)))
                .all();
    }
}
