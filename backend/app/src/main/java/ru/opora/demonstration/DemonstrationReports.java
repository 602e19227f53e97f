package ru.opora.demonstration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Statement;
import ru.opora.reports.Reports;

/** Half a year of engagement, a list that was decided elsewhere, and the reports that municipalities owe. */
@Component
@ConditionalOnProperty("opora.demo")
class DemonstrationReports {

    private static final int MONTHS = 5;

    private static final String LIST = """
            WITH made AS (
                INSERT INTO monitoring_engagement_lists (id, organization_id, name, source, decided_on, created_by)
                SELECT gen_random_uuid(), o.id, 'Школы особого внимания', 'Протокол регионального штаба № 4', :today::date - 40, :author
                FROM organizations o WHERE o.id = :region RETURNING id)
            INSERT INTO monitoring_engagement_list_schools (list_id, organization_id, level, note)
            SELECT m.id, p.organization_id, CASE row_number() OVER (ORDER BY p.organization_id) % 3 WHEN 0 THEN 'YELLOW' ELSE 'RED' END,
                   CASE row_number() OVER (ORDER BY p.organization_id) % 4 WHEN 1 THEN 'По итогам выезда' END
            FROM made m CROSS JOIN (
                SELECT DISTINCT p.organization_id FROM organizations_participations p WHERE p.left_on IS NULL) p
            LIMIT 9""";

    private static final String TEMPLATES = """
            INSERT INTO reports_templates (id, organization_id, name, basis, term_text, period, debtor_kind, programme_id, starts_on, sections, created_by)
            SELECT t.id, :region, t.name, t.basis, t.term, t.period, 'MUNICIPALITY', NULL, t.starts, t.sections::jsonb, :author
            FROM (VALUES
                (:monthly::uuid, 'Ежемесячный отчет о работе со школами', 'План-график региона, раздел «Управление», пункт о ежемесячной отчетности',
                 'ежемесячно до 10 числа месяца, следующего за отчетным', 'MONTH', :months::date, :monthlyForm::text),
                (:halfYearly::uuid, 'Полугодовой отчет о реализации проекта', 'План-график региона, раздел «Контроль», пункт об отчетах за полугодие',
                 'до 30 января и 20 июля', 'HALF_YEAR', :halves::date, :halfYearlyForm::text))
                AS t (id, name, basis, term, period, starts, sections)""";

    private static final String MONTHLY_FORM = """
            [{"title": "Исполнение дорожных карт", "hint": null, "text": false,
              "figures": ["checkpoints.due", "checkpoints.accepted", "checkpoints.acceptedShare", "checkpoints.overdue"]},
             {"title": "Опросы", "hint": null, "text": false, "figures": ["surveys.campaigns", "surveys.rate"]},
             {"title": "Вовлеченность школ", "hint": null, "text": false, "figures": ["engagement.red", "engagement.yellow", "engagement.green"]},
             {"title": "Что сделано за месяц и какая нужна помощь", "hint": "Два–три предложения: главное, причины отставания, просьбы к институту",
              "text": true, "figures": []}]""";

    private static final String HALF_YEARLY_FORM = """
            [{"title": "Участие в программах", "hint": null, "text": false,
              "figures": ["participations.schools", "participations.entered", "participations.left"]},
             {"title": "Исполнение дорожных карт", "hint": null, "text": false,
              "figures": ["checkpoints.due", "checkpoints.accepted", "checkpoints.acceptedShare"]},
             {"title": "Опросы участников", "hint": null, "text": false, "figures": ["surveys.campaigns", "surveys.expected", "surveys.answered", "surveys.rate"]},
             {"title": "Итоги полугодия", "hint": "Какие школы продвинулись, что помогло", "text": true, "figures": []}]""";

    /** What became of each report: the months before last are done, of the last each municipality is somewhere else. */
    private static final String FATE = """
            WITH fate AS (
                SELECT r.id, r.due, '3' AS section, f.fate, n.place,
                       coalesce((SELECT min(p.subject) FROM organizations_memberships m JOIN organizations_people p ON p.id = m.person_id
                                 WHERE m.organization_id = r.organization_id AND m.role = 'MUNICIPAL_COORDINATOR'), 'demonstration') AS writer
                FROM reports_obligations r
                JOIN (SELECT o.id, row_number() OVER (ORDER BY o.id <> :ozersk, o.id <> :beregovoy, o.name) AS place
                      FROM organizations o WHERE o.parent_id = :region AND o.kind = 'MUNICIPALITY') n ON n.id = r.organization_id
                CROSS JOIN LATERAL (SELECT CASE
                    WHEN r.template_id = :halfYearly OR r.period_end < :lastMonth THEN CASE WHEN n.place = 5 AND r.template_id = :monthly THEN 'PLANNED' ELSE 'ACCEPTED' END
                    ELSE (ARRAY['IN_PROGRESS', 'PLANNED', 'SUBMITTED', 'ACCEPTED', 'PLANNED', 'RETURNED'])[1 + (n.place - 1) % 6] END AS fate) f
                WHERE r.template_id IN (:monthly, :halfYearly) AND r.form IS NOT NULL)
            """;

    private static final String WRITTEN = FATE + """
            UPDATE reports_obligations r SET state = CASE WHEN f.fate = 'IN_PROGRESS' THEN 'IN_PROGRESS' ELSE 'SUBMITTED' END,
                texts = jsonb_build_object(f.section, (ARRAY[
                    'Проведены выезды в две школы, разобраны работы девятиклассников. Нужна консультация института по оценке читательской грамотности.',
                    'Основные мероприятия исполнены. Два отчета школ задержаны из-за болезни директора, срок их сдачи согласован.',
                    'Школы района провели методические дни, в них участвовали 46 учителей. Отстающих по срокам школ нет.'])[1 + f.place % 3]),
                authors = ARRAY[f.writer],
                submitted_by = CASE WHEN f.fate <> 'IN_PROGRESS' THEN f.writer END,
                submitted_at = CASE WHEN f.fate <> 'IN_PROGRESS'
                               THEN least(r.due - (f.place % 3)::int + time '11:20', now() - interval '3 hours') END,
                version = r.version + 1
            FROM fate f WHERE f.id = r.id AND f.fate <> 'PLANNED'""";

    private static final String DECIDED = FATE + """
            UPDATE reports_obligations r SET state = f.fate, decided_by = :decider, decided_at = least(r.submitted_at + interval '1 day', now()),
                remark = CASE f.fate WHEN 'RETURNED' THEN 'Поясните, почему не исполнены точки по взаимному посещению уроков' END,
                version = r.version + 1
            FROM fate f WHERE f.id = r.id AND f.fate IN ('ACCEPTED', 'RETURNED')""";

    private static final String TALK = FATE + """
            INSERT INTO reports_comments (id, obligation_id, author, text, created_at)
            SELECT gen_random_uuid(), f.id, :decider, 'Спасибо за подробный отчет. Консультация института назначена на следующую неделю.',
                   least(f.due + time '15:10', now())
            FROM fate f WHERE f.place = 4 AND f.fate = 'ACCEPTED'""";

    private final DatabaseClient database;
    private final Reports reports;

    DemonstrationReports(DatabaseClient database, Reports reports) {
        this.database = database;
        this.reports = reports;
    }

    Mono<Void> write(LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate half = month.minusMonths((month.getMonthValue() - 1) % 6);
        Map<String, Object> values = new HashMap<>();
        values.put("today", today);
        values.put("months", month.minusMonths(2));
        values.put("halves", half.minusMonths(6));
        values.put("lastMonth", month.minusMonths(1));
        values.put("region", DemonstrationData.id("region"));
        values.put("ozersk", DemonstrationData.id("mun-ozersky"));
        values.put("beregovoy", DemonstrationData.id("mun-beregovoy"));
        values.put("monthly", DemonstrationData.id("report-monthly"));
        values.put("halfYearly", DemonstrationData.id("report-half-yearly"));
        values.put("monthlyForm", MONTHLY_FORM);
        values.put("halfYearlyForm", HALF_YEARLY_FORM);
        values.put("author", DemonstrationData.id("institut").toString());
        values.put("decider", DemonstrationData.id("region").toString());
        return engagement(today)
                .then(Mono.defer(() -> DemonstrationSteps.run(database, values, List.of(LIST, TEMPLATES))))
                .then(Mono.defer(() -> reports.settle(moment(today))))
                .then(Mono.defer(() -> DemonstrationSteps.run(database, values, List.of(WRITTEN, DECIDED, TALK))));
    }

    /** Month by month, as far as it can be told from what is known now. */
    private Mono<Void> engagement(LocalDate today) {
        return Flux.range(0, MONTHS + 1)
                .map(back -> today.minusMonths(MONTHS - back))
                .concatMap(day -> Statement.of("SELECT monitoring_engage(''::ltree, :moment) AS schools")
                        .bind("moment", moment(day))
                        .on(database)
                        .then())
                .then();
    }

    private static Instant moment(LocalDate day) {
        return day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    }
}
