package ru.opora.demonstration;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.MonitoringPermission;
import ru.opora.monitoring.identifications.Identifications;
import ru.opora.platform.security.Caller;

/** Two years of assessments in the demonstration region, a rule, and the list of schools that it finds. Figures follow from the schools' ids. */
@Component
class DemonstrationAssessments {

    /** Of procedures: kind, subject, grade, how hard it was, month and day. */
    private static final String ASSESSMENTS = """
            INSERT INTO monitoring_assessments (id, organization_id, kind, subject, grade, school_year, held_on, threshold, created_by)
            SELECT md5('demo assessment ' || p.kind || p.subject || p.grade || y.year)::uuid, :region, p.kind, p.subject, p.grade, y.year,
                   make_date(y.year + 1, p.month, p.day), p.threshold, 'opora'
            FROM (VALUES ('VPR', 'Математика', 6, 4, 14, 'отметка «2»'), ('VPR', 'Русский язык', 6, 4, 21, 'отметка «2»'),
                         ('VPR', 'Биология', 7, 4, 17, 'отметка «2»'), ('OGE', 'Математика', 9, 6, 3, 'отметка «2»'),
                         ('OGE', 'Русский язык', 9, 6, 9, 'отметка «2»'),
                         ('DIAGNOSTIC', 'Читательская грамотность', 8, 2, 11, 'ниже базового уровня')) AS p(kind, subject, grade, month, day, threshold)
            CROSS JOIN (VALUES (:year), (:year - 1)) AS y(year)""";

    /** Schools that are supported have weak results; others now and then. */
    private static final String RESULTS = """
            INSERT INTO monitoring_results (assessment_id, organization_id, participants, mark2, mark3, mark4, mark5, below, mean, recorded_by)
            SELECT f.assessment, f.school, f.n, f.low, f.n - f.low - f.good - f.best, f.good, f.best, f.low,
                   round((2 * f.low + 3 * (f.n - f.low - f.good - f.best) + 4 * f.good + 5 * f.best)::numeric / f.n, 2)::float8, 'opora'
            FROM (
                SELECT g.assessment, g.school, g.n, round(g.n * g.weak)::integer AS low,
                       round(g.n * (1 - g.weak) * 0.35)::integer AS good, round(g.n * (1 - g.weak) * 0.12)::integer AS best
                FROM (
                    SELECT a.id AS assessment, o.id AS school, 12 + abs(hashtext(o.id::text || a.grade)) % 48 AS n,
                           CASE WHEN EXISTS (SELECT 1 FROM organizations_participations t WHERE t.organization_id = o.id)
                                THEN 0.24 + abs(hashtext(o.id::text || a.subject || a.kind || a.school_year)) % 25 / 100.0
                                ELSE 0.03 + abs(hashtext(o.id::text || a.subject || a.kind || a.school_year)) % 30 / 100.0 END AS weak
                    FROM monitoring_assessments a JOIN organizations o ON o.kind = 'SCHOOL'
                    WHERE a.organization_id = :region AND o.path <@ (SELECT r.path FROM organizations r WHERE r.id = :region)
                      AND (a.grade < 10 OR o.name NOT LIKE '%ООШ%')) g) f""";

    private static final String RULE = """
            INSERT INTO monitoring_identification_rules (id, organization_id, number, name, source, definition, published_on, created_by)
            VALUES (:rule, :region, 1, 'Школы с низкими образовательными результатами',
                    'Порядок выявления школ, приказ департамента образования от 15.08 № 117-п',
                    '{"kinds": [], "smallest": 5, "categories": [
                        {"category": "LOW_OUTCOMES", "share": 0.3, "procedures": 2, "years": 2, "join": "OR"},
                        {"category": "RISK_ZONE", "share": 0.3, "procedures": 1, "years": null, "join": null}]}', :today, 'opora')""";

    private final DatabaseClient database;
    private final Identifications identifications;

    DemonstrationAssessments(DatabaseClient database, Identifications identifications) {
        this.database = database;
        this.identifications = identifications;
    }

    Mono<Void> write(UUID region, LocalDate today) {
        int year = today.getMonthValue() >= Month.SEPTEMBER.getValue() ? today.getYear() - 1 : today.getYear() - 2;
        UUID rule = DemonstrationData.id("identification-rule");
        var caller = new Caller(
                "opora",
                List.of(new Caller.Grant("", Set.of(MonitoringPermission.READ, MonitoringPermission.MANAGE))),
                true);
        return DemonstrationSteps.run(
                        database,
                        Map.of("region", region, "year", year, "rule", rule, "today", today),
                        List.of(ASSESSMENTS, RESULTS, RULE))
                .then(Mono.defer(() -> identifications.announced(caller, rule, year)));
    }
}
