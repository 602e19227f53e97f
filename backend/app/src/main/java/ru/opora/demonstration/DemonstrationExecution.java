package ru.opora.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How the demonstration's roadmap was carried out until today: what is past is mostly accepted, some waits, was returned or
 * is late; of what comes some is begun. Who did what follows from ids and days alone, so that it is the same everywhere.
 */
final class DemonstrationExecution {

    private static final String CHOICES = """
            INSERT INTO roadmaps_executor_aliases (id, organization_id, token, meaning, created_by)
            VALUES (gen_random_uuid(), :region, 'кураторы', '{"rules": ["INSTITUTES"], "organizations": []}', 'demonstration')""";

    /** What becomes of each checkpoint, of a hundred parts; numbers follow from where and when, not from chance. */
    private static final String FATE = """
            WITH fate AS MATERIALIZED (
                SELECT c.id, c.organization_id, c.due, c.day, c.expected_count, part,
                       CASE WHEN c.day < :today AND part < 72 THEN 'ACCEPTED' WHEN c.day < :today AND part < 82 THEN 'SUBMITTED'
                            WHEN c.day < :today AND part < 90 THEN 'RETURNED'
                            WHEN c.day BETWEEN :today AND :today + 40 AND part < 8 THEN 'SUBMITTED'
                            WHEN c.day BETWEEN :today AND :today + 40 AND part < 30 THEN 'IN_PROGRESS' ELSE 'PLANNED' END AS fate,
                       coalesce((SELECT min(p.subject) FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                           WHERE m.organization_id = c.organization_id AND m.role <> 'CURATOR'), 'demonstration') AS author
                FROM roadmaps_checkpoints c JOIN roadmaps_activities a ON a.id = c.activity_id
                CROSS JOIN LATERAL (SELECT ('x' || substr(md5(c.organization_id::text || a.position || c.occurrence), 1, 6))::bit(24)::int % 100
                    AS part) parts
                WHERE c.roadmap_id = :roadmap AND c.state <> 'CANCELLED')
            """;

    private static final List<String> STEPS = List.of(FATE + """
            INSERT INTO roadmaps_reports (id, checkpoint_id, state, text, link, held_on, count, author, submitted_by, submitted_at, created_at)
            SELECT gen_random_uuid(), f.id, CASE f.fate WHEN 'IN_PROGRESS' THEN 'DRAFT' ELSE 'SUBMITTED' END,
                   (ARRAY['Работа проведена в срок, протокол хранится в школе.', 'Выполнено полностью. Сведения размещены на сайте.',
                          'Проведено совещание, решения доведены до всех участников.', 'Собраны и проверены данные, замечаний нет.',
                          'Мероприятие прошло, участвовали все приглашенные.'])[1 + f.part % 5],
                   CASE WHEN f.part % 4 = 0 THEN 'https://school.example/news/' || f.part END, least(f.day, :today), f.expected_count,
                   f.author, CASE WHEN f.fate <> 'IN_PROGRESS' THEN f.author END,
                   CASE WHEN f.fate <> 'IN_PROGRESS' THEN least(f.day, :today) + time '10:30' END, least(f.day, :today) + time '10:00'
            FROM fate f WHERE f.fate <> 'PLANNED'""", FATE + """
            UPDATE roadmaps_checkpoints c SET state = CASE f.fate WHEN 'IN_PROGRESS' THEN 'IN_PROGRESS' ELSE 'SUBMITTED' END,
                done_count = CASE f.fate WHEN 'IN_PROGRESS' THEN 0 ELSE c.expected_count END,
                submitted_at = CASE WHEN f.fate <> 'IN_PROGRESS' THEN least(f.day, :today) + time '10:30' END,
                version = c.version + 1
            FROM fate f WHERE f.id = c.id AND f.fate <> 'PLANNED'""", FATE + """
            UPDATE roadmaps_reports r SET state = f.fate, decided_by = 'demonstration control',
                decided_at = least(f.day, :today) + time '16:00', version = r.version + 1,
                remark = CASE f.fate WHEN 'RETURNED' THEN 'Приложите протокол и уточните число участников.' END
            FROM fate f WHERE f.id = r.checkpoint_id AND f.fate IN ('ACCEPTED', 'RETURNED')""", FATE + """
            UPDATE roadmaps_checkpoints c SET state = f.fate, version = c.version + 1,
                accepted_at = CASE f.fate WHEN 'ACCEPTED' THEN least(f.day, :today) + time '16:00' END,
                done_count = CASE f.fate WHEN 'ACCEPTED' THEN c.expected_count ELSE 0 END,
                submitted_at = CASE f.fate WHEN 'ACCEPTED' THEN c.submitted_at END
            FROM fate f WHERE f.id = c.id AND f.fate IN ('ACCEPTED', 'RETURNED')""");

    private DemonstrationExecution() {}

    /** Who the tokens are that may be several: the curators of this region are people of its institute. */
    static Mono<Void> chooseExecutors(DatabaseClient database, UUID region) {
        return database.sql(CHOICES).bind("region", region).then();
    }

    static Mono<Void> report(DatabaseClient database, UUID roadmap, LocalDate today) {
        return Flux.fromIterable(STEPS)
                .concatMap(step -> database.sql(step)
                        .bind("roadmap", roadmap)
                        .bind("today", today)
                        .then())
                .then();
    }
}
