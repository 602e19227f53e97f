package ru.opora.events;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** What events schools were invited to and came to: for rooms above this one. */
@Component
public class HeldEvents {

    private final DatabaseClient database;

    HeldEvents(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A school's events of a period that were held.
     *
     * @param invited at least one
     * @param attended of those
     */
    public record Known(UUID organization, long invited, long attended) {}

    /** Of schools at and below a path; one that was invited to nothing is left out. */
    public Flux<Known> within(String path, LocalDate from, LocalDate to) {
        return Statement.of("""
                        SELECT o.id, count(*) AS invited, count(*) FILTER (WHERE a.outcome = 'ATTENDED') AS attended
                        FROM organizations o JOIN events_attendance a ON a.organization_id = o.id JOIN events_events e ON e.id = a.event_id
                        WHERE o.kind = 'SCHOOL' AND o.path <@ :path::ltree AND e.state = 'HELD' AND e.held_on BETWEEN :from AND :to
                        GROUP BY o.id""")
                .bind("path", path)
                .bind("from", from)
                .bind("to", to)
                .on(database)
                .map(row -> new Known(
                        Rows.get(row, "id", UUID.class),
                        Rows.get(row, "invited", Long.class),
                        Rows.get(row, "attended", Long.class)))
                .all();
    }
}
