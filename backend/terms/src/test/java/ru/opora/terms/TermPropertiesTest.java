package ru.opora.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Properties on generated input; each is seeded, so a failure names an input that fails again. */
class TermPropertiesTest {

    private static final Period YEAR = new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 12, 31));
    private static final String[] WORDS = {
        "март",
        "до",
        "15",
        "2021",
        ".",
        "-",
        "(",
        ")",
        ",",
        "по",
        "с",
        "ежемесячно",
        "раз",
        "в",
        "квартал",
        "I",
        "IV",
        "числа",
        "каждого",
        "месяца",
        "графику",
        "запросу",
        "постоянно",
        "года",
        "учебного",
        "понедельник",
        "последняя",
        "не",
        "позднее",
        "после",
        "течение",
        "10",
        "дней",
        "14.00",
        "30.04.2021",
        "конца",
        "начало",
        "половина",
        "№",
        "МБОУ",
        "«СОШ",
        "»",
        ";",
        "/",
        "следующего",
        "за",
        "отчетным",
        "зима",
        "каникулы",
        "31",
        "02",
        "1",
        "\n",
        "и",
        "или"
    };

    private final TermParser parser = new TermParser();

    @Test
    void everyRenderedMeaningReadsBack() {
        MeaningGenerator generator = new MeaningGenerator(500);
        for (int i = 0; i < 20_000; i++) {
            Meaning meaning = generator.next();
            String text = Renderer.render(meaning, List.of());
            TermParser.Reading reading = TermParser.read(text);
            assertThat(reading.doubts()).as(text).isEmpty();
            assertThat(reading.meaning()).as(text).isEqualTo(meaning);
        }
    }

    @Test
    void nothingThrowsOnWordsInAnyOrder() {
        Random random = new Random(1);
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(5) == 0 ? "" : " ");
            }
            parsesOrSaysWhy(text.toString(), i % 3 == 0 ? null : YEAR);
        }
    }

    @Test
    void nothingThrowsOnAnyCharacters() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            int[] points = random.ints(random.nextInt(60), 0, i % 2 == 0 ? 0x500 : 0x11_0000)
                    .toArray();
            parsesOrSaysWhy(new String(points, 0, points.length), YEAR);
        }
    }

    @Test
    void nothingThrowsOnAnyPeriod() {
        for (LocalDate[] days : new LocalDate[][] {
            {LocalDate.MIN, LocalDate.MAX},
            {LocalDate.of(2021, 5, 5), LocalDate.of(2021, 5, 5)},
            {LocalDate.of(1900, 1, 1), LocalDate.of(2200, 12, 31)},
            {LocalDate.of(2020, 2, 29), LocalDate.of(2024, 2, 29)}
        }) {
            Period period = new Period(days[0], days[1]);
            for (String word : WORDS) {
                parsesOrSaysWhy(word, period);
                parsesOrSaysWhy("ежегодно " + word, period);
                parsesOrSaysWhy(word + " - февраль, ежедневно", period);
            }
        }
    }

    private void parsesOrSaysWhy(String text, @Nullable Period period) {
        assertThatCode(() -> {
                    Term term = parser.parse(text, period);
                    boolean certain = term.status() == TermStatus.PARSED || term.status() == TermStatus.OPEN;
                    assertThat(term.reasons().isEmpty()).isEqualTo(certain);
                    assertThat(term.windows()).hasSizeLessThanOrEqualTo(Term.MAX_WINDOWS);
                    assertThat(term.text()).isEqualTo(text);
                })
                .as("«%s»", text)
                .doesNotThrowAnyException();
    }

    @Test
    void workGrowsWithTheLengthOnHostileInput() {
        String[] seeds = {
            "1-", "1,", "1.", "март-", "(", "с 1 по ", "до ", "15.11.2021 (", "не позднее ", "по ", "каждый ",
                    "в течение ",
            "I-", "после ", "1 раз в ", "«", "№1 ", "аб ", "март ", "ежемесячно ", "сен- ", "по графику ", "х",
                    "15.03.2021 "
        };
        for (String seed : seeds) {
            String half = seed.repeat(2_000 / seed.length());
            double ratio = (double) TermParser.read(half + half).steps()
                    / Math.max(1, TermParser.read(half).steps());
            assertThat(ratio).as("steps for twice as much of «%s»", seed).isLessThan(2.5);
        }
    }
}
