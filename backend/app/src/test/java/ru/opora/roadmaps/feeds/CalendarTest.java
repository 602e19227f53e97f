package ru.opora.roadmaps.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What is written is read by a real iCalendar library, to the letter. */
class CalendarTest {

    private static final String WORDS =
            "1.1 Провести совещание; «итоги, планы», путь C:\\школа — 😀 и длинный хвост, чтобы строка не поместилась в семьдесят пять октетов";

    @Test
    void textsComeBackAsTheyWere() throws Exception {
        byte[] bytes = Calendar.of(
                "Мои задачи; все", "Asia/Vladivostok", List.of(event(WORDS, "Первая\nвторая\r\nтре\u0007тья")));
        VEvent event = only(bytes);
        assertThat(event.getSummary().getValue()).isEqualTo(WORDS);
        assertThat(event.getDescription().getValue()).isEqualTo("Первая\nвторая\nтре тья");
        assertThat(event.getDateTimeStart().getDate()).isEqualTo(LocalDate.of(2031, 3, 3));
        assertThat(event.getDateTimeEnd().getDate()).isEqualTo(LocalDate.of(2031, 3, 20));
        assertThat(event.getUid().orElseThrow().getValue()).isEqualTo("a@opora");
        assertThat(event.getSequence().getSequenceNo()).isEqualTo(4);
    }

    @Test
    void noLineIsLongerThanItMayBeAndNoLetterIsCut() {
        byte[] bytes = Calendar.of("Мои задачи", "Europe/Moscow", List.of(event(WORDS, WORDS.repeat(20))));
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n").doesNotContain("\ufffd");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    }

    @Test
    void whatRepeatsHasARuleExceptionsAndInstances() throws Exception {
        LocalDate first = LocalDate.of(2031, 1, 10);
        CalendarEvent whole = new CalendarEvent(
                "r@opora",
                3,
                Instant.parse("2031-01-01T00:00:00Z"),
                "Отчет",
                "",
                null,
                first,
                first,
                "FREQ=MONTHLY;BYMONTHDAY=10;UNTIL=20311210",
                List.of(LocalDate.of(2031, 3, 10)),
                null);
        byte[] bytes = Calendar.of("Задачи", "Europe/Moscow", List.of(whole));
        VEvent event = only(bytes);
        assertThat(event.<LocalDate>calculateRecurrenceSet(
                        new net.fortuna.ical4j.model.Period<>(first, LocalDate.of(2032, 1, 1))))
                .hasSize(11)
                .noneMatch(period -> period.getStart().equals(LocalDate.of(2031, 3, 10)));
    }

    private static CalendarEvent event(String summary, String description) {
        return CalendarEvent.once(
                "a@opora",
                4,
                Instant.parse("2031-01-01T00:00:00Z"),
                summary,
                description,
                "https://opora.example/tasks/1",
                LocalDate.of(2031, 3, 3),
                LocalDate.of(2031, 3, 19));
    }

    private static VEvent only(byte[] bytes) throws Exception {
        var calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));
        assertThat(calendar.validate().hasErrors())
                .as(calendar.validate().toString())
                .isFalse();
        return (VEvent) calendar.getComponents("VEVENT").get(0);
    }
}
