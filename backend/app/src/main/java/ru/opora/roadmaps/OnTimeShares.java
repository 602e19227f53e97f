package ru.opora.roadmaps;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/**
 * How many of the checkpoints that were due schools have reported on in time: for rooms above this one. What would have fallen due after
 * its roadmap was closed never did.
 */
@Component
public class OnTimeShares {

    private final DatabaseClient database;

    OnTimeShares(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A school's checkpoints of a period.
     *
     * @param due how many fell due, at least one
     * @param onTime on how many of them was reported by their day
     */
    public record Share(UUID organization, long due, long onTime) {}

    /** Of schools at and below a path; one of which nothing was due is left out. */
    public Flux<Share> within(String path, LocalDate from, LocalDate to) {
        return Statement.of("""
                        SELECT c.organization_id, count(*) AS due,
                               count(*) FILTER (WHERE c.state IN ('SUBMITTED', 'ACCEPTED') AND c.late_days = 0) AS on_time
                        FROM organizations o JOIN roadmaps_checkpoints c ON c.organization_id = o.id
                        LEFT JOIN roadmaps_closings() k ON k.roadmap_id = c.roadmap_id
                        WHERE o.kind = 'SCHOOL' AND o.path <@ :path::ltree AND c.due BETWEEN :from AND :to
                          AND roadmaps_fell_due(c.due, c.state, k.closed_on)
                        GROUP BY c.organization_id""")
                .bind("path", path)
                .bind("from", from)
                .bind("to", to)
                .on(database)
                .map(row -> new Share(
                        Rows.get(row, "organization_id", UUID.class),
                        Rows.get(row, "due", Long.class),
                        Rows.get(row, "on_time", Long.class)))
                .all();
    }
}
