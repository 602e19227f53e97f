package ru.opora.roadmaps.reminders;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** The SQL that makes notices of what was noted of duties to appoint somebody: one of each duty and kind for a person. */
@Repository
class DutyWords {

    /** How many organisations a notice names; it says how many more there are. */
    private static final int NAMED = 7;

    /** Who has appointed somebody since it was noted is left out. */
    private static final String DUTIES = """
            WITH taken AS (
                DELETE FROM roadmaps_reminder_items i WHERE i.person_id = ANY (:people) AND i.appointment_id IS NOT NULL
                RETURNING i.person_id, i.day, i.kind, i.appointment_id, i.organization_id
            ), rows AS (
                SELECT t.*, d.roadmap_id, d.due, coalesce(d.text, '') AS text, r.title, o.name,
                       row_number() OVER (PARTITION BY t.person_id, t.kind, t.appointment_id ORDER BY o.name, o.id) AS place
                FROM (SELECT person_id, kind, appointment_id, organization_id, max(day) AS day FROM taken GROUP BY 1, 2, 3, 4) t
                JOIN roadmaps_appointments d ON d.id = t.appointment_id
                JOIN roadmaps r ON r.id = d.roadmap_id AND r.state = 'ACTIVE' JOIN organizations o ON o.id = t.organization_id
                WHERE NOT EXISTS (SELECT 1 FROM roadmaps_responsible(o.id, o.kind, o.parent_id, t.day))
            )
            SELECT person_id, kind, roadmap_id, due, text, title, count(*) AS places, (array_agg(organization_id ORDER BY place))[1] AS first,
                   string_agg('• ' || name, E'\\n' ORDER BY place) FILTER (WHERE place <= :named) AS lines
            FROM rows GROUP BY person_id, kind, appointment_id, roadmap_id, due, text, title ORDER BY due""";

    private final DatabaseClient database;

    DutyWords(DatabaseClient database) {
        this.database = database;
    }

    /** Takes the duties that were noted for these people. */
    Flux<Notice> of(List<UUID> people) {
        return Statement.of(DUTIES)
                .bind("people", people.toArray(UUID[]::new))
                .bind("named", NAMED)
                .on(database)
                .map(row -> {
                    long places = Rows.get(row, "places", Long.class);
                    String roadmap = Rows.get(row, "roadmap_id", UUID.class).toString();
                    return new Notice(
                            List.of(Rows.get(row, "person_id", UUID.class)),
                            Rows.get(row, "kind", String.class),
                            "roadmap",
                            roadmap,
                            Rows.get(row, "first", UUID.class),
                            Map.of(
                                    "title", Rows.get(row, "title", String.class),
                                    "text", Rows.get(row, "text", String.class),
                                    "due",
                                            Rows.get(row, "due", java.time.LocalDate.class)
                                                    .toString(),
                                    "places", String.valueOf(places),
                                    "lines", Rows.get(row, "lines", String.class),
                                    "more", String.valueOf(Math.max(0, places - NAMED)),
                                    "link", "/roadmaps/" + roadmap + "?view=executors"));
                })
                .all();
    }
}
