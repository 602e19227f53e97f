package ru.opora.roadmaps.importing.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ru.opora.platform.documents.SourceRefused;

/** Plans written by a seeded generator: what was written must come back, row by row. */
class NothingLostTest {
    private static final List<String> VERBS = List.of(
            "Провести",
            "Собрать",
            "Обсудить",
            "Подготовить",
            "Проверить",
            "Утвердить",
            "Разместить на сайте",
            "Организовать");
    private static final List<String> THINGS = List.of(
            "семинар для учителей физики",
            "заявки школ на обучение",
            "итоги первого полугодия с директорами",
            "методические материалы по чтению",
            "журналы девятых классов",
            "список наставников района",
            "встречу родителей и психолога");
    private static final List<String> TERMS = List.of(
            "март",
            "апрель - май",
            "15.09.2023",
            "ежемесячно",
            "в течение года",
            "до 1 июня 2023 года",
            "II квартал",
            "постоянно");
    private static final List<String> ACTORS =
            List.of("ИМЦ", "ОО", "МОУО, ОО", "директора школ", "методист", "ИМЦ, МОУО");

    private record Written(List<String> rows, int activities, int sections, List<String> titles) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyWrittenRowComesBackOnce(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            Written written = write(random);
            RecognisedPlan plan = Paper.docx()
                    .text("План работы на 2023 год")
                    .table(written.rows().toArray(String[]::new))
                    .plan();
            String shown = String.join("\n", written.rows());
            assertThat(Paper.activities(plan))
                    .as(shown)
                    .extracting(PlanActivity::title)
                    .isEqualTo(written.titles());
            assertThat(plan.activityCount()).as(shown).isEqualTo(written.activities());
            assertThat(plan.sectionCount()).as(shown).isEqualTo(written.sections());
            assertThat(plan.source().rows()).as(shown).hasSize(written.rows().size());
        }
    }

    private static Written write(Random random) {
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order.subList(1, 4), random);
        boolean numbered = random.nextBoolean();
        List<String> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        String header = arrange(order, "№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный");
        rows.add(header);
        int sections = random.nextInt(4);
        int activities = 0;
        for (int section = 0; section <= sections; section++) {
            if (section > 0) {
                rows.add("<4>" + (numbered ? section + ". " : "") + "Работа с группой " + section);
            }
            int count = 1 + random.nextInt(5);
            for (int i = 1; i <= count; i++) {
                activities++;
                String title = pick(VERBS, random) + " " + pick(THINGS, random) + " " + (char) ('А' + activities % 26);
                addRow(rows, titles, order, activities, title, random);
            }
            if (random.nextInt(4) == 0) {
                rows.add(header);
            }
            if (random.nextInt(4) == 0) {
                rows.add(" | | | ");
            }
        }
        return new Written(rows, activities, sections, titles);
    }

    private static void addRow(
            List<String> rows, List<String> titles, List<Integer> order, int number, String title, Random random) {
        titles.add(title);
        int cut = title.indexOf(' ', title.length() / 2);
        boolean split = random.nextInt(6) == 0 && cut > 0 && Character.isLowerCase(title.charAt(cut + 1));
        String first = split ? title.substring(0, cut) : title;
        rows.add(arrange(order, number + ".", first, pick(TERMS, random), pick(ACTORS, random)));
        if (split) {
            rows.add(arrange(order, "", title.substring(cut + 1), "", ""));
        }
    }

    private static String arrange(List<Integer> order, String... cells) {
        return order.stream().map(index -> cells[index]).collect(Collectors.joining(" | "));
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void garbageIsRecognisedOrRefusedButNeverBreaks(long seed) {
        Random random = new Random(seed);
        List<String> scraps = new ArrayList<>(TERMS);
        scraps.addAll(ACTORS);
        scraps.addAll(THINGS);
        scraps.addAll(List.of(
                "",
                "^",
                "<2>",
                "<3>Раздел I.",
                "*Срок",
                "№",
                "1.",
                "1.1.1",
                "а)",
                "+",
                "—",
                "I",
                "Мероприятие",
                "Ответственный",
                "Итого",
                "(далее – ",
                "»",
                "Начало",
                "Приложение",
                "Утверждаю А.Б. Лесная"));
        for (int i = 0; i < 50; i++) {
            Paper paper = Paper.docx();
            for (int block = random.nextInt(4); block >= 0; block--) {
                paper.text(pick(scraps, random).replace("*", ""));
                String[] rows = new String[1 + random.nextInt(7)];
                for (int row = 0; row < rows.length; row++) {
                    int width = 1 + random.nextInt(5);
                    rows[row] = random.ints(width, 0, scraps.size())
                            .mapToObj(scraps::get)
                            .collect(Collectors.joining("|"));
                }
                paper.table(rows);
            }
            try {
                RecognisedPlan plan = paper.plan();
                assertThat(plan.source().rows()).extracting(SourceView.Row::row).doesNotHaveDuplicates();
                assertThat(plan.source().rows().stream().filter(row -> row.kind() == RowKind.ACTIVITY))
                        .hasSize(plan.activityCount());
            } catch (SourceRefused refused) {
                assertThat(refused.refusal().name()).isEqualTo("NO_TABLE");
            }
        }
    }
}
