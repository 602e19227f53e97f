package ru.opora.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Events: a region's seminar and a district's meeting that were held, a webinar ahead, and a methodical day that is cancelled. */
final class DemonstrationEvents {

    private static final String EVENTS = """
            INSERT INTO events_events (id, organization_id, kind, title, title_en, organizer, held_on, begins_at, ends_at, venue, link, agenda,
                positions, state, created_by)
            VALUES (:seminar, :region, 'SEMINAR', 'Как читать результаты диагностических работ', 'How to read results of diagnostic tests',
                    'Светлоборский институт развития образования', :today::date - 40, '11:00', '13:30', 'Актовый зал института', NULL,
                    E'11:00 Что показывают дефициты\\n12:00 Работа в группах: план урока по итогам\\n13:00 Вопросы и ответы',
                    '{Заместитель директора,Учитель математики}', 'ANNOUNCED', :author),
                   (:meeting, :district, 'MEETING', 'Итоги первой четверти в школах проекта', 'The first quarter in schools of the project',
                    'Озёрский методический центр', :today::date - 15, '15:00', NULL, 'Методический центр, каб. 4', NULL, NULL,
                    '{Директор}', 'ANNOUNCED', :author),
                   (:webinar, :region, 'WEBINAR', 'Наставничество: с чего начать школе', 'Mentoring: where a school begins',
                    'Светлоборский институт развития образования', :today::date + 6, '14:00', '15:30', NULL,
                    'https://video.example.org/nastavnik', 'Опыт двух школ, ответы на вопросы.', '{}', 'ANNOUNCED', :author),
                   (:day, :district, 'METHODICAL_DAY', 'Методический день учителей начальных классов', NULL, 'Озёрский методический центр',
                    :today::date + 20, '10:00', '16:00', 'Школа № 2', NULL, NULL, '{Учитель начальных классов}', 'ANNOUNCED', :author)""";

    /** All active schools below, but of the webinar some have not answered yet. */
    private static final String INVITED = """
            INSERT INTO events_attendance (event_id, organization_id, answer, coming)
            SELECT e.id, s.id, CASE WHEN n.answers THEN 'COMING' END,
                   CASE WHEN n.answers THEN '[{"position": "Заместитель директора", "count": 1}, {"position": "Учитель математики", "count": 2}]'::jsonb
                        ELSE '[]' END
            FROM events_events e JOIN organizations o ON o.id = e.organization_id
            JOIN organizations s ON s.path <@ o.path AND s.kind = 'SCHOOL' AND s.state = 'ACTIVE'
            CROSS JOIN LATERAL (SELECT e.id = :seminar::uuid OR e.id = :webinar::uuid AND s.id = :second::uuid AS answers) n
            WHERE e.id IN (:seminar, :meeting, :webinar, :day)""";

    private static final String MARKED = """
            UPDATE events_attendance a SET outcome = CASE WHEN m.came THEN 'ATTENDED' ELSE 'ABSENT' END,
                attended = CASE WHEN m.came THEN CASE WHEN a.event_id = :seminar::uuid THEN 3 ELSE 1 END END,
                absence_reason = CASE WHEN NOT m.came THEN 'Карантин' END, version = version + 1
            FROM (SELECT x.id, x.organization_id <> :third::uuid
                      AND (x.event_id = :meeting::uuid OR x.organization_id <> :school::uuid) AS came
                  FROM events_attendance x WHERE x.event_id IN (:seminar, :meeting)) m
            WHERE m.id = a.id""";

    private static final String HELD = """
            UPDATE events_events SET state = 'HELD', version = version + 1 WHERE id IN (:seminar, :meeting)""";

    private static final String CANCELLED = """
            UPDATE events_events SET state = 'CANCELLED', cancelled_reason = 'Перенесен на весну', version = version + 1 WHERE id = :day""";

    private DemonstrationEvents() {}

    static Mono<Void> write(DatabaseClient database, LocalDate today, String author) {
        Map<String, Object> values = Map.ofEntries(
                Map.entry("region", DemonstrationData.id("region")),
                Map.entry("district", DemonstrationData.id("mun-ozersky")),
                Map.entry("school", DemonstrationData.id("school-ozersky-1")),
                Map.entry("second", DemonstrationData.id("school-ozersky-2")),
                Map.entry("third", DemonstrationData.id("school-ozersky-3")),
                Map.entry("seminar", DemonstrationData.id("event-seminar")),
                Map.entry("meeting", DemonstrationData.id("event-meeting")),
                Map.entry("webinar", DemonstrationData.id("event-webinar")),
                Map.entry("day", DemonstrationData.id("event-day")),
                Map.entry("today", today),
                Map.entry("author", author));
        return DemonstrationSteps.run(database, values, List.of(EVENTS, INVITED, MARKED, HELD, CANCELLED));
    }
}
