package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

/** «Назначить ответственного до …» is reminded of like a task, until somebody is appointed by order. */
@ApiTest
class DutyRemindersTest {

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
    void whoHasNotAppointedIsRemindedAndThenThoseAboveAreTold() {
        var stage = stage("Asia/Anadyr");
        List<String> told = new ArrayList<>();
        for (LocalDate day = DUE.minusDays(8); day.isBefore(DUE.plusDays(12)); day = day.plusDays(1)) {
            int head = stage.remindedOfDuty(stage.head);
            int district = notAppointed(stage, stage.coordinator);
            int region = notAppointed(stage, stage.regional);
            run(stage, day);
            run(stage, day);
            add(told, "school", day, stage.remindedOfDuty(stage.head) - head);
            add(told, "district", day, notAppointed(stage, stage.coordinator) - district);
            add(told, "region", day, notAppointed(stage, stage.regional) - region);
        }
        assertThat(told)
                .containsExactly(
                        "school 2031-03-12",
                        "school 2031-03-16",
                        "school 2031-03-18",
                        "school 2031-03-20",
                        "district 2031-03-22",
                        "region 2031-03-29");
        assertThat(stage.lines(stage.coordinator, ReminderNotices.NOT_APPOINTED_BELOW))
                .isEqualTo("• Лесная школа");
    }

    @Test
    void whoHasAppointedIsLeftAlone() {
        var stage = stage("Asia/Khandyga");
        run(stage, DUE.minusDays(7));
        assertThat(stage.remindedOfDuty(stage.head)).isEqualTo(1);
        UUID responsible = stage.person(stage.school, "SCHOOL_COORDINATOR");
        run(stage, DUE.minusDays(3));
        assertThat(stage.remindedOfDuty(stage.head)).as("without an order").isEqualTo(2);
        stage.run(
                "UPDATE organizations_memberships SET order_number = '18-од', order_date = DATE '2031-01-20' WHERE person_id = $1",
                responsible);
        run(stage, DUE.minusDays(1));
        run(stage, DUE.plusDays(1));
        run(stage, DUE.plusDays(3));
        assertThat(stage.remindedOfDuty(stage.head)).isEqualTo(2);
        assertThat(notAppointed(stage, stage.coordinator)).isZero();
    }

    @Test
    void ofAClosedPlanNobodyIsRemindedOfIt() {
        var stage = stage("Asia/Ust-Nera");
        stage.run("UPDATE roadmaps SET state = 'CLOSED', closed_on = current_date WHERE id = $1", stage.roadmap);
        run(stage, DUE.minusDays(7));
        assertThat(stage.remindedOfDuty(stage.head)).isZero();
    }

    /** The school has a task far away, and a duty. */
    private ReminderStage stage(String zone) {
        var stage = new ReminderStage(database, zone);
        stage.task(stage.school, "Задача", LocalDate.of(2031, 12, 1));
        stage.run(
                "INSERT INTO roadmaps_appointments (roadmap_id, due, text, created_by) VALUES ($1, $2, NULL, 'stage')",
                stage.roadmap,
                DUE);
        return stage;
    }

    private static int notAppointed(ReminderStage stage, UUID person) {
        return stage.told(person, ReminderNotices.NOT_APPOINTED_BELOW).size();
    }

    private static void add(List<String> told, String who, LocalDate day, int times) {
        for (int i = 0; i < times; i++) {
            told.add(who + " " + day);
        }
    }

    private void run(ReminderStage stage, LocalDate day) {
        job.run(stage.morning(day), stage.zone, 500, 100).block();
    }
}
