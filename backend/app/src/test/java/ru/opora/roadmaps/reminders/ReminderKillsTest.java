package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.DatabaseScope;
import ru.opora.testing.ApiTest;

/** A node that is gone in the middle neither repeats nor loses a reminder. */
@ApiTest
class ReminderKillsTest {

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

    /** The step is done, but its node is gone before it could commit. */
    private void killed(Mono<Boolean> step) {
        Mono<Boolean> gone = step.then(Mono.error(new IllegalStateException("killed")));
        assertThat(DatabaseScope.system(transaction.transactional(gone))
                        .onErrorReturn(IllegalStateException.class, false)
                        .block())
                .isFalse();
    }

    private void run(ReminderStage stage, LocalDate day) {
        run(stage.morning(day), stage.zone);
    }

    private void run(Instant now, String zone) {
        job.run(now, zone, 500, 100).block();
    }
}
