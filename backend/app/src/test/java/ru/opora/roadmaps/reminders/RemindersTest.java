package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;

/** Who is told what on which morning, and never twice. */
@ApiTest
class RemindersTest {

    private static final LocalDate DUE = LocalDate.of(2031, 3, 19); // a Wednesday

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @Autowired
    private ReminderRuns runs;

    @Autowired
    private TransactionalOperator transaction;

    @BeforeEach
    void clear() {
        ReminderStage.clear(database);
    }

    @Test
    void eachStepComesOnItsDayAndOnlyOnce() {
        var stage = new ReminderStage(database, "Asia/Kamchatka");
        stage.task(stage.school, "Провести совещание", DUE);
        List<LocalDate> heads = new ArrayList<>();
        List<LocalDate> districts = new ArrayList<>();
        List<LocalDate> regions = new ArrayList<>();
        for (LocalDate day = DUE.minusDays(9); day.isBefore(DUE.plusDays(15)); day = day.plusDays(1)) {
            int before = stage.told(stage.head, ReminderNotices.DUE).size();
            int district =
                    stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW).size();
            int region =
                    stage.told(stage.regional, ReminderNotices.OVERDUE_BELOW).size();
            run(stage, day);
            run(stage, day); // another node, a restart: nothing is said again
            run(stage.morning(day).plusSeconds(3600 * 8), stage.zone);
            add(heads, day, stage.told(stage.head, ReminderNotices.DUE).size() - before);
            add(
                    districts,
                    day,
                    stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW).size() - district);
            add(
                    regions,
                    day,
                    stage.told(stage.regional, ReminderNotices.OVERDUE_BELOW).size() - region);
        }
        assertThat(heads).containsExactly(DUE.minusDays(7), DUE.minusDays(3), DUE.minusDays(1), DUE.plusDays(1));
        assertThat(districts).containsExactly(DUE.plusDays(3));
        assertThat(regions).containsExactly(DUE.plusDays(10));
        assertThat(stage.told(stage.head, ReminderNotices.DUE))
                .containsExactly("1/0/0/1", "1/0/0/1", "1/0/0/1", "0/1/0/1");
        assertThat(stage.lines(stage.coordinator, ReminderNotices.OVERDUE_BELOW))
                .isEqualTo("• Лесная школа: 1.1 Провести совещание — 2031-03-19");
    }

    @Test
    void sixtyTasksAreOneNotice() {
        var stage = new ReminderStage(database, "Asia/Magadan");
        for (int i = 0; i < 60; i++) {
            stage.task(stage.school, "Задача " + i, DUE);
        }
        stage.task(stage.roadmap, stage.school, "Вести сайт", DUE.minusDays(1), true);
        run(stage, DUE.minusDays(1));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("60/0/1/61");
        assertThat(stage.lines(stage.head, ReminderNotices.DUE).lines()).hasSize(7);
    }

    @Test
    void aMorningIsTheExecutors() {
        var east = new ReminderStage(database, "Asia/Sakhalin");
        var west = new ReminderStage(database, "Europe/Kaliningrad");
        east.task(east.school, "Восток", DUE);
        west.task(west.school, "Запад", DUE);
        Instant morningInTheEast = east.morning(DUE.minusDays(1));
        run(morningInTheEast, east.zone);
        run(morningInTheEast, west.zone); // it is midnight there
        assertThat(east.told(east.head, ReminderNotices.DUE)).hasSize(1);
        assertThat(west.told(west.head, ReminderNotices.DUE)).isEmpty();
        Instant early = west.morning(DUE.minusDays(1)).minusSeconds(3601);
        run(early, west.zone);
        assertThat(west.told(west.head, ReminderNotices.DUE)).isEmpty();
        run(early.plusSeconds(3601), west.zone);
        assertThat(west.told(west.head, ReminderNotices.DUE)).hasSize(1);
    }

    @Test
    void whatIsDoneOrWaitsForADecisionIsNotRemindedOf() {
        var stage = new ReminderStage(database, "Asia/Srednekolymsk");
        stage.submit(stage.task(stage.school, "Сдано", DUE));
        UUID cancelled = stage.task(stage.school, "Отменено", DUE);
        stage.run(
                "UPDATE roadmaps_checkpoints SET state = 'CANCELLED', cancelled_reason = 'BY_CONTROL' WHERE id = $1",
                cancelled);
        for (LocalDate day : List.of(DUE.minusDays(1), DUE.plusDays(1), DUE.plusDays(3), DUE.plusDays(10))) {
            run(stage, day);
        }
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        assertThat(stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW)).isEmpty();
        assertThat(stage.told(stage.regional, ReminderNotices.OVERDUE_BELOW)).isEmpty();
    }

    @Test
    void nobodyIsRemindedInAClosedSchoolOrAfterLeavingOrOfAClosedPlan() {
        var stage = new ReminderStage(database, "Asia/Omsk");
        UUID left = stage.person(stage.school, "SCHOOL_COORDINATOR");
        stage.run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = current_date WHERE person_id = $1",
                left);
        UUID curator = stage.person(stage.school, "CURATOR");
        stage.task(stage.school, "Задача", DUE);
        UUID closedPlan = stage.plan(stage.region);
        stage.task(closedPlan, stage.school, "Задача закрытого плана", DUE, false);
        stage.run("UPDATE roadmaps SET state = 'CLOSED', closed_on = current_date WHERE id = $1", closedPlan);
        run(stage, DUE.minusDays(7));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("1/0/0/1");
        assertThat(stage.told(left, ReminderNotices.DUE)).isEmpty();
        assertThat(stage.told(curator, ReminderNotices.DUE)).isEmpty();
        stage.run("UPDATE organizations SET state = 'CLOSED', closed_on = current_date WHERE id = $1", stage.school);
        run(stage, DUE.minusDays(3));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).hasSize(1);
    }

    @Test
    void whoWasGivenTheTaskIsRemindedAlone() {
        var stage = new ReminderStage(database, "Asia/Novosibirsk");
        UUID deputy = stage.person(stage.school, "SCHOOL_COORDINATOR");
        UUID task = stage.task(stage.school, "Поручено заместителю", DUE);
        stage.run(
                "UPDATE roadmaps_assignments SET person_id = $1 WHERE id = (SELECT assignment_id FROM roadmaps_checkpoints WHERE id = $2)",
                deputy,
                task);
        run(stage, DUE.minusDays(7));
        assertThat(stage.told(deputy, ReminderNotices.DUE)).hasSize(1);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        stage.run(
                "UPDATE organizations_memberships SET ended_at = now(), valid_to = current_date WHERE person_id = $1",
                deputy);
        run(stage, DUE.minusDays(3));
        assertThat(stage.told(deputy, ReminderNotices.DUE)).hasSize(1);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).hasSize(1);
    }

    @Test
    void aSchoolsOwnPlanIsItsOwnBusiness() {
        var stage = new ReminderStage(database, "Asia/Tomsk");
        stage.task(stage.plan(stage.school), stage.school, "Своя задача", DUE, false);
        run(stage, DUE.plusDays(2));
        run(stage, DUE.plusDays(3));
        run(stage, DUE.plusDays(10));
        assertThat(stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW)).isEmpty();
        assertThat(stage.told(stage.regional, ReminderNotices.OVERDUE_BELOW)).isEmpty();
    }

    @Test
    void theNearestSettingsCountAndEscalationIsThePlaceAbovesOwn() {
        var stage = new ReminderStage(database, "Asia/Barnaul");
        UUID other = stage.organization(stage.district, "SCHOOL", "Озерная школа", stage.zone);
        UUID otherHead = stage.person(other, "SCHOOL_HEAD");
        stage.task(stage.school, "Первая", DUE);
        stage.task(other, "Вторая", DUE);
        settings(stage, stage.region, "true, '{14}', '{}', 5, 10, NULL");
        settings(
                stage,
                stage.school,
                "true, '{2}', '{}', NULL, NULL, NULL"); // a school can't keep its district from being told
        run(stage, DUE.minusDays(15));
        run(stage, DUE.minusDays(14));
        run(stage, DUE.minusDays(7));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        assertThat(stage.told(otherHead, ReminderNotices.DUE)).hasSize(1);
        run(stage, DUE.minusDays(2));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).hasSize(1);
        run(stage, DUE.plusDays(4));
        assertThat(stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW)).isEmpty();
        run(stage, DUE.plusDays(5));
        assertThat(stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW)).containsExactly("0/0/0/2");
        settings(stage, stage.region, "false, '{7}', '{1}', 3, 10, 1");
        run(stage, DUE.plusDays(10));
        assertThat(stage.told(stage.regional, ReminderNotices.OVERDUE_BELOW)).isEmpty();
    }

    @Test
    void whatFellDueWhileNobodyRanIsToldOnceAfterwards() {
        var stage = new ReminderStage(database, "Europe/Samara");
        stage.task(stage.school, "Задача", DUE);
        run(stage, DUE.minusDays(9));
        run(
                stage,
                DUE.plusDays(
                        4)); // thirteen days later: of three steps before the day and one after it the last one counts
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("0/1/0/1");
        assertThat(stage.told(stage.coordinator, ReminderNotices.OVERDUE_BELOW)).hasSize(1);
    }

    @Test
    void aKillBetweenBatchesNeitherRepeatsNorLoses() {
        var stage = new ReminderStage(database, "Europe/Saratov");
        List<UUID> heads = new ArrayList<>(List.of(stage.head));
        stage.task(stage.school, "Задача", DUE);
        for (int i = 0; i < 5; i++) {
            UUID school = stage.organization(stage.district, "SCHOOL", "Школа " + i, stage.zone);
            heads.add(stage.person(school, "SCHOOL_HEAD"));
            stage.task(school, "Задача", DUE);
        }
        Instant now = stage.morning(DUE.minusDays(7));
        for (int batch = 0; batch < 5; batch++) {
            // A node begins and is gone after some steps, each time at another place.
            job.run(now, stage.zone, 2, 1)
                    .timeout(java.time.Duration.ofMillis(5L * batch))
                    .onErrorComplete()
                    .block();
        }
        job.run(now, stage.zone, 2, 1).block();
        assertThat(heads)
                .allSatisfy(head ->
                        assertThat(stage.told(head, ReminderNotices.DUE)).containsExactly("1/0/0/1"));
        assertThat(stage.<Long>system(database.sql("SELECT count(*) FROM roadmaps_reminder_items")
                        .mapValue(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void whatIsNotCommittedWasNeverNoted() {
        var stage = new ReminderStage(database, "Europe/Ulyanovsk");
        stage.task(stage.school, "Задача", DUE);
        Instant now = stage.morning(DUE.minusDays(7));
        job.run(stage.morning(DUE.minusDays(8)), stage.zone, 100, 100).block();
        DatabaseScope.system(runs.open(now, stage.zone)).block();
        killed(job.collect(now, 100));
        job.collect(now, 100).block();
        killed(job.tell(now, 100));
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        job.run(now, stage.zone, 100, 100).block();
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("1/0/0/1");
    }

    @Test
    void theWeekIsToldOnItsDay() {
        var stage = new ReminderStage(database, "Asia/Yekaterinburg");
        LocalDate monday = LocalDate.of(2031, 3, 17);
        stage.task(stage.school, "На неделе", DUE);
        stage.task(stage.school, "Через неделю", monday.plusDays(7));
        stage.task(stage.school, "Просрочено", monday.minusDays(20));
        stage.submit(stage.task(stage.school, "На проверке", monday.plusDays(1)));
        run(stage, monday.minusDays(1));
        assertThat(stage.told(stage.head, ReminderNotices.WEEK)).isEmpty();
        run(stage, monday);
        run(stage, monday);
        assertThat(week(stage, stage.head)).containsExactly("1/1/0/0/0");
        assertThat(week(stage, stage.coordinator)).containsExactly("0/0/0/1/1");
        assertThat(week(stage, stage.regional)).containsExactly("0/0/0/1/1");
    }

    @Test
    void whoWorksInTwoZonesIsToldOnceADay() {
        var stage = new ReminderStage(database, "Asia/Chita");
        UUID farDistrict = stage.organization(stage.region, "MUNICIPALITY", "Западный район", "Asia/Krasnoyarsk");
        UUID farSchool = stage.organization(farDistrict, "SCHOOL", "Западная школа", "Asia/Krasnoyarsk");
        stage.member(stage.head, farSchool, "SCHOOL_HEAD");
        stage.task(stage.school, "Здесь", DUE);
        stage.task(farSchool, "Там", DUE);
        LocalDate day = DUE.minusDays(7);
        run(stage, day);
        run(stage.morning(day).plusSeconds(3600 * 3), "Asia/Krasnoyarsk");
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("1/0/0/1");
        run(stage, day.plusDays(1));
        run(stage.morning(day.plusDays(1)).plusSeconds(3600 * 3), "Asia/Krasnoyarsk");
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("1/0/0/1", "1/0/0/1");
    }

    /** The step is done, but its node is gone before it could commit. */
    private void killed(Mono<Boolean> step) {
        Mono<Boolean> gone = step.then(Mono.error(new IllegalStateException("killed")));
        assertThat(DatabaseScope.system(transaction.transactional(gone))
                        .onErrorReturn(IllegalStateException.class, false)
                        .block())
                .isFalse();
    }

    private List<String> week(ReminderStage stage, UUID person) {
        return Objects.requireNonNull(DatabaseScope.system(database.sql("""
                        SELECT concat_ws('/', n.params ->> 'soon', n.params ->> 'late', n.params ->> 'returned', n.params ->> 'waiting',
                                         n.params ->> 'below')
                        FROM notifications n WHERE n.person_id = $1 AND n.kind = 'TASKS_WEEK' ORDER BY n.created_at""")
                        .bind(0, person)
                        .mapValue(String.class)
                        .all()
                        .collectList())
                .block());
    }

    private static void settings(ReminderStage stage, UUID organization, String values) {
        stage.run("DELETE FROM roadmaps_reminder_settings WHERE organization_id = $1", organization);
        stage.run("""
                INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                                                        region_after, digest_weekday, updated_by)
                VALUES ($1, true, %s, 'test')""".formatted(values), organization);
    }

    private static void add(List<LocalDate> days, LocalDate day, int times) {
        for (int i = 0; i < times; i++) {
            days.add(day);
        }
    }

    private void run(ReminderStage stage, LocalDate day) {
        run(stage.morning(day), stage.zone);
    }

    private void run(Instant now, String zone) {
        job.run(now, zone, 500, 100).block();
    }
}
