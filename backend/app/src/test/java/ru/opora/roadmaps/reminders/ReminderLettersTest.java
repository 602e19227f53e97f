package ru.opora.roadmaps.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import ru.opora.testing.ApiTest;
import ru.opora.testing.Mailed;

/** Reminders as a real SMTP server gets them: all that one person is told in the morning is one letter. */
@ApiTest
class ReminderLettersTest extends Mailed {

    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 17);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReminderJob job;

    @BeforeEach
    void clear() {
        ReminderStage.clear(database);
    }

    @Test
    void theHeadGetsOneLetterWithTheTasksAndALink() throws Exception {
        var stage = new ReminderStage(database, "Asia/Yakutsk");
        String address = mail(stage, stage.head);
        for (int i = 1; i <= 9; i++) {
            stage.task(stage.school, "Сверка " + i, MONDAY.plusDays(1));
        }
        stage.task(stage.school, "Протокол", MONDAY.minusDays(1));
        job.run(stage.morning(MONDAY.minusDays(1)), stage.zone, 500, 100)
                .block(); // settles the day before; tells of nothing yet due
        mail().purgeEmailFromAllMailboxes();
        stage.run("DELETE FROM notifications WHERE person_id = $1", stage.head);
        job.run(stage.morning(MONDAY), stage.zone, 500, 100).block();
        MimeMessage letter = letter(address);
        assertThat(letter.getSubject())
                .isEqualTo("Опора: новых уведомлений — 2"); // the reminder and the week's summary
        String body = String.valueOf(letter.getContent()).replace("\r\n", "\n");
        assertThat(body)
                .contains("Здравствуйте, Мария Соснина!")
                .contains("Напоминание о сроках: 10 задач")
                .contains("Подходит срок: 9 задач. Срок прошел, отчета нет: 1 задача.")
                .contains("• 1.1 Протокол — 16.03.2031")
                .contains("И еще 3 задачи.")
                .contains("Открыть: http://opora.test/tasks?view=week")
                .contains("Сводка на неделю с 17.03.2031 по 23.03.2031")
                .contains("Исполнить на этой неделе: 9 задач.", "Просрочено: 1 задача.");
        assertThat(mail().getReceivedMessagesForDomain(address)).hasSize(1);
    }

    @Test
    void theDistrictIsToldOfTheSchoolInOneSentence() throws Exception {
        var stage = new ReminderStage(database, "Asia/Vladivostok");
        // else the product's own run of today may be the one before, and a Monday with its summary lies between
        job.run(stage.morning(MONDAY), stage.zone, 500, 100).block();
        stage.run("DELETE FROM notifications WHERE person_id = $1", stage.coordinator);
        String address = mail(stage, stage.coordinator);
        stage.task(stage.school, "Провести совещание", MONDAY.minusDays(2));
        job.run(stage.morning(MONDAY.plusDays(1)), stage.zone, 500, 100).block();
        MimeMessage letter = letter(address);
        assertThat(letter.getSubject()).isEqualTo("Не исполнено в срок: 1 задача в 1 организации");
        assertThat(String.valueOf(letter.getContent()))
                .contains("• Лесная школа: 1.1 Провести совещание — 15.03.2031", "http://opora.test/tasks/");
    }

    private static String mail(ReminderStage stage, UUID person) {
        String address = person + "@region.test";
        stage.run("UPDATE organizations_people SET email = $1 WHERE id = $2", address, person);
        return address;
    }

    private static MimeMessage letter(String address) {
        return Mono.fromSupplier(() -> List.of(mail().getReceivedMessagesForDomain(address)))
                .subscribeOn(Schedulers.boundedElastic())
                .filter(found -> !found.isEmpty())
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100)))
                .timeout(Duration.ofSeconds(30))
                .blockOptional()
                .orElseThrow()
                .get(0);
    }
}
