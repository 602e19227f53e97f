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

/** Where a region wants it, nobody is told on a Saturday or a Sunday; the due day stays. */
@ApiTest
class WorkingDaysTest {

    private static final LocalDate DUE = LocalDate.of(2031, 3, 21); // a Friday

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @BeforeEach
    void clear() {
        ReminderStage.clear(database);
    }

    @Test
    void whatComesIsToldBeforeTheWeekendAndWhatIsOverdueAfterIt() {
        var stage = new ReminderStage(database, "Europe/Volgograd");
        stage.run("""
                INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                                                        region_after, digest_weekday, working_days, updated_by)
                VALUES ($1, true, true, '{5,0}', '{1}', NULL, NULL, NULL, true, 'test')""", stage.region);
        stage.task(stage.school, "В пятницу", DUE);
        stage.task(stage.school, "В воскресенье", DUE.plusDays(2));
        assertThat(days(stage, stage.head, ReminderNotices.DUE))
                .as("five days before the Friday is a Sunday, and before the Sunday a Tuesday; overdue on Monday")
                .containsExactly("2031-03-14 1/0", "2031-03-18 1/0", "2031-03-21 2/0", "2031-03-24 0/2");
        assertThat(days(stage, stage.coordinator, ReminderNotices.OVERDUE_BELOW))
                .isEmpty();
    }

    @Test
    void thoseAboveAreToldOnTheMonday() {
        var stage = new ReminderStage(database, "Europe/Astrakhan");
        stage.run("""
                INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                                                        region_after, digest_weekday, working_days, updated_by)
                VALUES ($1, true, true, '{}', '{}', 2, NULL, NULL, true, 'test')""", stage.region);
        stage.task(stage.school, "В пятницу", DUE);
        assertThat(days(stage, stage.coordinator, ReminderNotices.OVERDUE_BELOW))
                .containsExactly("2031-03-24 0/0");
    }

    /** On which days of three weeks somebody was told, and of how many before and after their day. */
    private List<String> days(ReminderStage stage, UUID person, String kind) {
        List<String> days = new ArrayList<>();
        for (LocalDate day = DUE.minusDays(9); day.isBefore(DUE.plusDays(12)); day = day.plusDays(1)) {
            int before = stage.told(person, kind).size();
            job.run(stage.morning(day), stage.zone, 500, 100).block();
            LocalDate today = day;
            stage.told(person, kind).stream()
                    .skip(before)
                    .forEach(said ->
                            days.add(today + " " + said.substring(0, said.indexOf('/', said.indexOf('/') + 1))));
        }
        return days;
    }
}
