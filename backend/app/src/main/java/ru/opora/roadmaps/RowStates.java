package ru.opora.roadmaps;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;
import ru.opora.platform.security.Caller;

/** How far rows of plans are: for rooms above this one that put them there. */
@Component
public class RowStates {

    private final DatabaseClient database;
    private final Clock clock;

    RowStates(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A row with what was reported on it.
     *
     * @param isRemoved dropped by a later edition
     * @param checkpoints that are not cancelled; none as long as the plan is not in force
     * @param late whose day is over, and nothing was handed in
     * @param nextDue of those that are open and not late
     */
    public record RowState(
            UUID id,
            String title,
            String termText,
            UUID roadmapId,
            String roadmapTitle,
            RoadmapState roadmapState,
            boolean isRemoved,
            long checkpoints,
            long submitted,
            long accepted,
            long late,
            @Nullable LocalDate nextDue) {}

    /**
     * Of those rows whose plans the caller sees, in the order of the plans. What was deleted from a draft is left out.
     *
     * @param until what was accepted later does not count as accepted
     */
    public Flux<RowState> of(Caller caller, Collection<UUID> rows, Instant until) {
        return rows.isEmpty()
                ? Flux.empty()
                : Statement.of("""
                        SELECT a.id, a.title, a.term_text, a.removed_edition IS NOT NULL AS removed, r.id AS roadmap_id, r.title AS roadmap_title, r.state,
                               count(c.id) AS checkpoints, count(c.id) FILTER (WHERE c.state = 'SUBMITTED') AS submitted,
                               count(c.id) FILTER (WHERE c.state = 'ACCEPTED' AND coalesce(c.accepted_at, c.updated_at) < :until) AS accepted,
                               count(c.id) FILTER (WHERE x.open AND c.due < x.today) AS late, min(c.due) FILTER (WHERE x.open AND c.due >= x.today) AS next_due
                        FROM roadmaps_activities a JOIN roadmaps r ON r.id = a.roadmap_id JOIN organizations o ON o.id = r.organization_id
                        LEFT JOIN roadmaps_checkpoints c ON c.activity_id = a.id AND c.state <> 'CANCELLED'
                        LEFT JOIN LATERAL (
                            SELECT opora_today(:moment, c.time_zone) AS today, c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AS open
                            WHERE c.id IS NOT NULL) x ON true
                        WHERE a.id = ANY (:rows) AND\s""" + RoadmapQueries.VISIBLE)
                        .append("GROUP BY a.id, r.id ORDER BY r.period_start DESC, r.id, a.position, a.id")
                        .bind("rows", rows.toArray(UUID[]::new))
                        .bind("until", until)
                        .bind("moment", clock.instant())
                        .bind("write", caller.scope(RoadmapPermission.WRITE))
                        .bind("read", caller.scope(RoadmapPermission.READ))
                        .on(database)
                        .map(RowStates::state)
                        .all();
    }

    private static RowState state(Readable row) {
        return new RowState(
                Rows.get(row, "id", UUID.class),
                Rows.get(row, "title", String.class),
                Rows.get(row, "term_text", String.class),
                Rows.get(row, "roadmap_id", UUID.class),
                Rows.get(row, "roadmap_title", String.class),
                RoadmapState.valueOf(Rows.get(row, "state", String.class)),
                Rows.get(row, "removed", Boolean.class),
                Rows.get(row, "checkpoints", Long.class),
                Rows.get(row, "submitted", Long.class),
                Rows.get(row, "accepted", Long.class),
                Rows.get(row, "late", Long.class),
                row.get("next_due", LocalDate.class));
    }
}
