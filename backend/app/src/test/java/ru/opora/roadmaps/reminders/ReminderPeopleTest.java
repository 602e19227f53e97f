package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

/** Who in which place is reminded, and by whose settings. */
@ApiTest
class ReminderPeopleTest {

    private static final LocalDate DUE = LocalDate.of(2031, 3, 19); // a Wednesday

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @BeforeEach
    void clear() {
        ReminderStage.clear(database);
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

    private static void settings(ReminderStage stage, UUID organization, String values) {
        stage.run("DELETE FROM roadmaps_reminder_settings WHERE organization_id = $1", organization);
        stage.run("""
                INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                                                        region_after, digest_weekday, updated_by)
                VALUES ($1, true, %s, 'test')""".formatted(values), organization);
    }

    private void run(ReminderStage stage, LocalDate day) {
        run(stage.morning(day), stage.zone);
    }

    private void run(Instant now, String zone) {
        job.run(now, zone, 500, 100).block();
    }
}
