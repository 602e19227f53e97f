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
    void theWeekIsToldOnItsDay() {
        var stage = new ReminderStage(database, "Asia/Yekaterinburg");
        LocalDate monday = LocalDate.of(2031, 3, 17);
        stage.task(stage.school, "На неделе", DUE);
        stage.task(stage.school, "Через неделю", monday.plusDays(7));
        stage.task(stage.school, "Просрочено", monday.minusDays(20));
        stage.submit(stage.task(stage.school, "На проверке", monday.plusDays(1)));
        UUID closed = stage.plan(stage.district);
        stage.task(closed, stage.school, "Просрочено в закрытом плане", monday.minusDays(20), false);
        stage.task(closed, stage.school, "На неделе в закрытом плане", DUE, false);
        stage.run("UPDATE roadmaps SET state = 'CLOSED', closed_on = current_date WHERE id = $1", closed);
        UUID controller = stage.person(stage.district, "OBSERVER");
        UUID inspector = stage.person(stage.region, "OBSERVER");
        UUID guest = stage.person(stage.school, "OBSERVER");
        run(stage, monday.minusDays(1));
        assertThat(stage.told(stage.head, ReminderNotices.WEEK)).isEmpty();
        run(stage, monday);
        run(stage, monday);
        assertThat(week(stage, stage.head)).containsExactly("1/1/0/0/0");
        assertThat(week(stage, stage.coordinator)).containsExactly("0/0/0/1/1");
        assertThat(week(stage, stage.regional)).containsExactly("0/0/0/1/1");
        assertThat(week(stage, controller)).as("who only follows").containsExactly("0/0/0/0/1");
        assertThat(week(stage, inspector)).containsExactly("0/0/0/0/1");
        assertThat(week(stage, guest)).isEmpty();
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
