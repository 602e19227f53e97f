package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import ru.opora.testing.ApiTest;

/** People are told at the hour that holds in their organisation, by its clock, and once a day. */
@ApiTest
class ReminderHoursTest {

    private static final LocalDate DUE = LocalDate.of(2031, 5, 21);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @BeforeEach
    void clear() {
        ReminderStage.clear(database);
    }

    @Test
    void nobodyIsToldBeforeTheHourAndAtItEverybodyOnce() {
        var stage = new ReminderStage(database, "Asia/Omsk");
        hour(stage, stage.school, 17);
        stage.task(stage.school, "Вечером", DUE);
        stage.task(stage.district, "Утром", DUE);
        run(stage, DUE.minusDays(1), 7);
        assertThat(stage.told(stage.coordinator, ReminderNotices.DUE)).isEmpty();
        run(stage, DUE.minusDays(1), 9);
        assertThat(stage.told(stage.coordinator, ReminderNotices.DUE)).hasSize(1);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        run(stage, DUE.minusDays(1), 17);
        run(stage, DUE.minusDays(1), 18);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).hasSize(1);
        assertThat(stage.told(stage.coordinator, ReminderNotices.DUE)).hasSize(1);
    }

    @Test
    void whatIsDoneUntilTheHourIsNotToldAndWhoWorksInSeveralIsToldAtTheEarliest() {
        var stage = new ReminderStage(database, "Asia/Barnaul");
        hour(stage, stage.school, 17);
        UUID done = stage.task(stage.school, "Сдано днем", DUE);
        run(stage, DUE.minusDays(1), 9);
        stage.submit(done);
        run(stage, DUE.minusDays(1), 18);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).isEmpty();
        stage.member(stage.head, stage.district, "MUNICIPAL_COORDINATOR");
        stage.task(stage.school, "Вечером", DUE.plusDays(5));
        stage.task(stage.district, "Утром", DUE.plusDays(5));
        run(stage, DUE.plusDays(4), 9);
        assertThat(stage.told(stage.head, ReminderNotices.DUE)).containsExactly("2/0/0/2");
    }

    private void hour(ReminderStage stage, UUID organization, int hour) {
        stage.run("""
                INSERT INTO roadmaps_reminder_settings (organization_id, own, enabled, days_before, days_after, municipality_after,
                                                        region_after, digest_weekday, hour, updated_by)
                VALUES ($1, true, true, '{1}', '{}', NULL, NULL, NULL, $2, 'test')""", organization, hour);
    }

    private void run(ReminderStage stage, LocalDate day, int hour) {
        Instant now = day.atTime(hour, 0).atZone(ZoneId.of(stage.zone)).toInstant();
        job.run(now, stage.zone, 500, 100).block();
    }
}
