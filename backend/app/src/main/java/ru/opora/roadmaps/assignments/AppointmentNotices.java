package ru.opora.roadmaps.assignments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import ru.opora.notifications.Notice;
import ru.opora.notifications.NotificationKind;
import ru.opora.notifications.NotificationSource;
import ru.opora.platform.persistence.Rows;
import ru.opora.platform.persistence.Statement;

/** Tells those who report for an executor that it is to appoint somebody responsible, and that the day is another one. */
@Configuration(proxyBeanMethods = false)
class AppointmentNotices implements NotificationSource {

    /** The reminders of the duty are of this kind too. */
    private static final String DUE = "APPOINTMENT_DUE";

    private static final String ASKED = """
            SELECT o.id, o.name, r.id AS roadmap_id, r.title, d.due::text AS due, coalesce(d.text, '') AS text,
                   ARRAY(SELECT p.id FROM roadmaps_reporters(o.id, o.kind, o.parent_id, t.today) AS who(person)
                         JOIN organizations_people p ON p.id = who.person WHERE p.subject IS DISTINCT FROM :actor) AS people
            FROM roadmaps_appointments d JOIN roadmaps r ON r.id = d.roadmap_id AND r.state = 'ACTIVE'
            JOIN LATERAL (SELECT DISTINCT a.organization_id FROM roadmaps_assignments a
                          WHERE a.roadmap_id = d.roadmap_id
                            AND (a.ended_reason IS NULL OR a.ended_reason = 'LEFT' AND a.valid_to >= current_date)) e ON true
            JOIN organizations o ON o.id = e.organization_id AND o.state = 'ACTIVE'
            CROSS JOIN LATERAL (SELECT opora_today(now(), o.time_zone) AS today) t
            WHERE d.id = :id AND NOT EXISTS (SELECT 1 FROM roadmaps_responsible(o.id, o.kind, o.parent_id, t.today))""";

    private final DatabaseClient database;

    AppointmentNotices(DatabaseClient database) {
        this.database = database;
    }

    @Bean
    NotificationKind appointmentDue() {
        return new NotificationKind(DUE, NotificationKind.Email.AT_ONCE);
    }

    @Override
    public Set<String> entities() {
        return Set.of("appointment");
    }

    @Override
    public Flux<Notice> of(Change change) {
        return change.after().get("due") == null ? Flux.empty() : asked(change);
    }

    private Flux<Notice> asked(Change change) {
        return Statement.of(ASKED)
                .bind("id", UUID.fromString(change.entityId()))
                .bind("actor", change.actor() == null ? "" : change.actor())
                .on(database)
                .map(row -> new Notice(
                        List.of(Rows.get(row, "people", UUID[].class)),
                        DUE,
                        "roadmap",
                        Rows.get(row, "roadmap_id", UUID.class).toString(),
                        Rows.get(row, "id", UUID.class),
                        Map.of(
                                "title", Rows.get(row, "title", String.class),
                                "text", Rows.get(row, "text", String.class),
                                "due", Rows.get(row, "due", String.class),
                                "lines", "• " + Rows.get(row, "name", String.class))))
                .all()
                .filter(notice -> !notice.people().isEmpty());
    }
}
