package ru.opora.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.monitoring.identifications.Identifications;
import ru.opora.organizations.Organizations;
import ru.opora.platform.files.FileStore;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.reports.Reports;
import ru.opora.roadmaps.Roadmaps;
import ru.opora.roadmaps.assignments.Generation;
import ru.opora.roadmaps.importing.RoadmapImports;
import ru.opora.surveys.questionnaires.Questionnaires;
import ru.opora.testing.ApiTest;
import tools.jackson.databind.json.JsonMapper;

/** On whatever day somebody tries Opora out, the region fills; what it shows depends on the day. Nothing of it stays here. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // a day is filled once
class DemonstrationRegionTest {

    private static final String FIGURES = """
            WITH mine AS (
                SELECT r.* FROM roadmaps r JOIN organizations o ON o.id = r.organization_id
                WHERE o.path <@ (SELECT path FROM organizations WHERE id = :region)
            )
            SELECT (SELECT count(*) FROM mine WHERE state = 'ACTIVE') AS active,
                   (SELECT count(*) FROM mine WHERE state = 'IN_AGREEMENT') AS agreed,
                   (SELECT count(*) FROM roadmaps_editions e JOIN mine m ON m.id = e.roadmap_id) AS editions,
                   (SELECT count(*) FROM roadmaps_activities a JOIN mine m ON m.id = a.roadmap_id WHERE a.adopted_id IS NOT NULL) AS adopted,
                   (SELECT count(*) FROM roadmaps_activities a JOIN mine m ON m.id = a.roadmap_id WHERE a.deviation_reason IS NOT NULL)
                       AS deviating,
                   (SELECT count(*) FROM roadmaps_activities a JOIN mine m ON m.id = a.roadmap_id WHERE a.removed_edition IS NOT NULL) AS removed,
                   (SELECT count(*) FROM roadmaps_activities a JOIN mine m ON m.id = a.roadmap_id
                    WHERE a.term_status NOT IN ('PARSED', 'OPEN') AND m.state = 'ACTIVE') AS doubtful,
                   (SELECT count(*) FROM roadmaps_checkpoints c JOIN mine m ON m.id = c.roadmap_id WHERE c.state = 'ACCEPTED') AS accepted,
                   (SELECT count(*) FROM roadmaps_checkpoints c JOIN mine m ON m.id = c.roadmap_id WHERE c.state = 'SUBMITTED') AS submitted,
                   (SELECT count(*) FROM roadmaps_checkpoints c JOIN mine m ON m.id = c.roadmap_id
                    WHERE c.state = 'SUBMITTED' AND c.day < :today - 45) AS forgotten,
                   (SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM roadmaps_checkpoints c JOIN mine m ON m.id = c.roadmap_id
                    WHERE c.state = 'SUBMITTED' GROUP BY c.organization_id) each) AS of_one,
                   (SELECT count(*) FROM roadmaps_checkpoints c JOIN mine m ON m.id = c.roadmap_id
                    WHERE c.state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND c.due < :today) AS overdue,
                   (SELECT count(*) FROM roadmaps_reports r JOIN roadmaps_checkpoints c ON c.id = r.checkpoint_id
                    JOIN mine m ON m.id = c.roadmap_id WHERE r.decided_by NOT IN (SELECT subject FROM organizations_people
                        WHERE subject IS NOT NULL)) AS strangers,
                   (SELECT count(*) FROM monitoring_results) AS results,
                   (SELECT count(*) FROM monitoring_identification_schools s JOIN organizations o ON o.id = s.organization_id
                    WHERE s.category = 'LOW_OUTCOMES' AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS listed,
                   (SELECT count(*) FROM roadmaps_evidence e JOIN roadmaps_reports r ON r.id = e.report_id
                    JOIN roadmaps_checkpoints c ON c.id = r.checkpoint_id JOIN mine m ON m.id = c.roadmap_id
                    WHERE e.file_id IS NOT NULL) AS files,
                   (SELECT count(*) FROM surveys_campaigns c WHERE surveys_state(c.state, c.opens_on, c.closes_on, :today) = 'OPEN') AS open,
                   (SELECT count(*) FROM surveys_responses r JOIN surveys_participants p ON p.id = r.participant_id
                    JOIN organizations o ON o.id = p.organization_id
                    WHERE r.received_on <= :today AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS answers,
                   (SELECT count(*) FROM surveys_links l WHERE l.secret_hash = encode(sha256('demo-pupils'), 'hex')) AS links,
                   (SELECT count(*) FROM surveys_invitations i WHERE i.email LIKE '%@shkola.example') AS invited,
                   (SELECT count(*) FROM surveys_claims) AS claimed,
                   (SELECT count(*) FROM monitoring_engagement e JOIN organizations o ON o.id = e.organization_id
                    WHERE e.latest AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS engaged,
                   (SELECT coalesce(cardinality(m.activities), 0)::bigint FROM monitoring_programmes m
                    WHERE m.id = md5('opora-demo:programme:motivation')::uuid) AS measures,
                   (SELECT count(*) FROM courses_enrolments e JOIN organizations o ON o.id = e.organization_id
                    WHERE e.state = 'COMPLETED' AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS certified,
                   (SELECT count(DISTINCT v.state) FROM visits_visits v JOIN organizations o ON o.id = v.organization_id
                    WHERE o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS visited,
                   (SELECT count(DISTINCT r.state) FROM visits_recommendations r JOIN organizations o ON o.id = r.organization_id
                    WHERE o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS recommended,
                   (SELECT count(*) FROM monitoring_engagement e JOIN organizations o ON o.id = e.organization_id
                    WHERE e.latest AND e.components @> '[{"code": "VISITS", "reason": null}]'
                      AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS visits_weighed,
                   (SELECT count(DISTINCT v.state) FROM events_events v JOIN organizations o ON o.id = v.organization_id
                    WHERE o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS events,
                   (SELECT count(*) FROM monitoring_engagement e JOIN organizations o ON o.id = e.organization_id
                    WHERE e.latest AND e.components @> '[{"code": "EVENTS", "reason": null}]'
                      AND o.path <@ (SELECT path FROM organizations WHERE id = :region)) AS events_weighed,
                   (SELECT count(*) FROM reports_obligations WHERE state = 'ACCEPTED') AS owed_and_accepted,
                   (SELECT count(*) FROM reports_obligations WHERE state = 'SUBMITTED') AS owed_and_submitted,
                   (SELECT count(*) FROM reports_obligations WHERE state IN ('PLANNED', 'IN_PROGRESS', 'RETURNED') AND due < :today) AS owed_and_late,
                   (SELECT count(*) FROM reports_figures WHERE code = 'checkpoints.due' AND value IS NOT NULL) AS figures""";

    @Autowired
    private Identifications identifications;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Organizations organizations;

    @Autowired
    private RoadmapImports imports;

    @Autowired
    private Roadmaps roadmaps;

    @Autowired
    private Generation generation;

    @Autowired
    private Questionnaires questionnaires;

    @Autowired
    private Reports reports;

    @Autowired
    private FileStore files;

    @Autowired
    private PrintRoom printing;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionalOperator transactions;

    private final Map<LocalDate, Map<String, Object>> days = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-02", "2028-02-29", "2027-06-15", "2026-12-31"})
    void fillsOnAnyDay(LocalDate today) {
        Map<String, Object> found = days.computeIfAbsent(today, this::figures);
        assertThat(found)
                .containsEntry("active", 6L)
                .containsEntry("agreed", 1L)
                .containsEntry("editions", 7L);
        assertThat(found)
                .containsEntry("adopted", 27L)
                .containsEntry("deviating", 7L)
                .containsEntry("removed", 1L);
        assertThat(found)
                .containsEntry("links", 1L)
                .containsEntry("invited", 12L)
                .containsEntry("certified", 5L);
        assertThat((Long) found.get("claimed")).isGreaterThanOrEqualTo(6);
        assertThat((Long) found.get("open")).isGreaterThanOrEqualTo(3);
        assertThat((Long) found.get("answers")).isBetween(900L, 3000L);
        assertThat((Long) found.get("engaged")).isGreaterThan(40);
        assertThat((Long) found.get("owed_and_accepted")).isGreaterThanOrEqualTo(5);
        assertThat((Long) found.get("owed_and_submitted")).isGreaterThanOrEqualTo(1);
        assertThat((Long) found.get("owed_and_late")).isGreaterThanOrEqualTo(1);
        assertThat((Long) found.get("figures")).isGreaterThanOrEqualTo(12);
        assertThat((Long) found.get("results")).isGreaterThan(500);
        assertThat((Long) found.get("listed")).isBetween(5L, 40L);
        assertThat(found)
                .extractingByKey("measures")
                .as("rows against a factor")
                .isEqualTo(2L);
        assertThat(found).containsEntry("visited", 4L).containsEntry("recommended", 5L);
        assertThat((Long) found.get("events")).as("held, ahead, cancelled").isEqualTo(3);
        assertThat((Long) found.get("events_weighed")).isGreaterThanOrEqualTo(3);
        assertThat((Long) found.get("visits_weighed")).isGreaterThanOrEqualTo(3);
        assertThat(found).containsEntry("doubtful", 0L).containsEntry("strangers", 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-15", "2026-11-26"})
    void hasAllStatesInTheCourseOfTheYear(LocalDate today) {
        Map<String, Object> found = days.computeIfAbsent(today, this::figures);
        assertThat((Long) found.get("accepted")).isGreaterThan(400);
        assertThat((Long) found.get("submitted")).isGreaterThan(20);
        assertThat((Long) found.get("overdue")).isBetween(20L, 400L);
        assertThat(found).containsEntry("files", 8L);
        assertThat((Long) found.get("forgotten"))
                .as("somebody decides: hardly anything waits for more than a month and a half")
                .isLessThan(8);
        assertThat((Long) found.get("of_one"))
                .as("and what waits is not one organisation's")
                .isLessThan((Long) found.get("submitted") / 3);
    }

    /** Fills, counts, and takes everything back; what the database checks at the end is checked before. */
    private Map<String, Object> figures(LocalDate today) {
        var clock = Clock.fixed(today.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var plans = new DemonstrationPlans(
                database, imports, roadmaps, generation, new DemonstrationEvidence(database, files, printing), json);
        var surveys = new DemonstrationSurveys(database, questionnaires, json);
        var reporting = new DemonstrationReports(database, reports);
        var assessments = new DemonstrationAssessments(database, identifications);
        var region = new DemonstrationRegion(
                database, organizations, plans, surveys, reporting, assessments, json, clock, transactions);
        Mono<Map<String, Object>> filled = transactions
                .execute(status -> {
                    status.setRollbackOnly();
                    return region.fill()
                            .then(database.sql("SET CONSTRAINTS ALL IMMEDIATE").then())
                            .then(database.sql(FIGURES)
                                    .bind("region", DemonstrationData.id("region"))
                                    .bind("today", today)
                                    .fetch()
                                    .one());
                })
                .next();
        return Objects.requireNonNull(DatabaseScope.system(filled).block());
    }
}
