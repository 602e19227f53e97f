package ru.opora.roadmaps.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ru.opora.platform.documents.SourceBlock;
import ru.opora.platform.documents.SourceCell;
import ru.opora.platform.documents.SourceDocument;
import ru.opora.platform.documents.SourceFormat;
import ru.opora.platform.documents.SourceParagraph;
import ru.opora.platform.documents.SourceRow;
import ru.opora.platform.documents.SourceTable;
import ru.opora.platform.documents.writing.PrintFormat;
import ru.opora.roadmaps.importing.recognition.Hints;
import ru.opora.roadmaps.importing.recognition.PlanRecogniser;
import ru.opora.roadmaps.importing.recognition.RecognisedPlan;

/** Invented plans of many shapes: what is exported and imported again is the same plan. */
class RoundTripTest {

    private static final String HEADER = "№ п/п|Мероприятие|Ответственные|Срок";
    private static final String TITLE = "План поддержки школ Лесного района на 2027 год";

    static Stream<Arguments> plans() {
        return Stream.of(
                plan(
                        "plain rows",
                        TITLE,
                        HEADER,
                        "1|Собрать директоров|ИМЦ, АР|март",
                        "2|Опросить семьи|ОО|до 15.04.2027"),
                plan(
                        "sections, numbers twice, a gap",
                        TITLE,
                        HEADER,
                        "<4>1. Начало",
                        "1.1|Собрать директоров|ИМЦ|март",
                        "1.1|Собрать кураторов|ИМЦ|апрель",
                        "|Обойти школы района|ИМЦ, ОО|май",
                        "<4>1. Продолжение работы",
                        "1.1|Собрать директоров|ИМЦ|декабрь"),
                plan(
                        "sections three deep",
                        TITLE,
                        HEADER,
                        "<4>Раздел I. Управление",
                        "<4>1. Кадры",
                        "<4>1.1. Наставники",
                        "1.1.1|Назначить наставников|АР|январь",
                        "<4>1.2. Курсы",
                        "1.2.1|Провести курсы|ИМЦ|февраль",
                        "<4>2. Деньги",
                        "2.1|Посчитать расходы|АР|март",
                        "<4>Раздел II. Итоги",
                        "<4>3. Отчеты",
                        "3.1|Собрать отчеты|АР|декабрь"),
                plan(
                        "headings without numbers",
                        TITLE,
                        HEADER,
                        "<4>Работа с педагогами",
                        "1|Провести семинар|ИМЦ|март",
                        "<4>Работа с семьями",
                        "2|Провести собрание|ОО|апрель"),
                plan(
                        "terms in headings",
                        TITLE,
                        "№|Мероприятие|Ответственные",
                        "<3>Январь",
                        "1|Провести семинар|ИМЦ",
                        "<3>Февраль",
                        "2|Провести собрание|ОО"),
                plan(
                        "a date for each school",
                        TITLE,
                        HEADER,
                        "1|Посетить школы|ИМЦ|Ноябрь 15.11.2027 (школа А), 17.11.2027 (школа Б; школа В)",
                        "2|Провести советы|ОО|1 и 3 понедельника каждого месяца"),
                plan(
                        "line breaks and quotes",
                        TITLE,
                        HEADER,
                        "1|Провести «Неделю \"открытых\" уроков»:\\n- в школах;\\n- в центрах|Комитет образования;\\nМБОУ «СОШ № 3»|апрель,\\nоктябрь",
                        "2|Сказать = всё + ничего|ОО|постоянно"),
                plan(
                        "very long cells",
                        TITLE,
                        HEADER,
                        "1|"
                                + "Разобрать с учителями работы детей и найти, что мешает учиться. "
                                        .repeat(120)
                                        .strip() + "|ИМЦ|В течение года",
                        "2|Подвести итоги|АР|декабрь"),
                plan(
                        "all columns",
                        TITLE,
                        "№ п/п|Мероприятие|Ответственные исполнители|Уровень проекта|Направление работы|Срок исполнения|Участники|Ожидаемый результат",
                        "1|Обучить наставников|ИМЦ|ФП, РП|Кадры|май|Учителя школ|Обучено не менее 20 наставников",
                        "2|Опросить семьи|ОО|РП||июнь||Опрошено не менее 60 % родителей",
                        "3|Издать сборник|АР, ИМЦ|||до 01.12.2027|Школы района|"),
                plan(
                        "a matrix",
                        "Дорожная карта помощи школам Лесного района на 2027 год",
                        "Комитет образования Лесного района|Методический центр Лесного района|Школы района|Срок реализации",
                        "<4>1. Начало",
                        "Назначить координатора проекта|Назначить ответственных за мониторинг|Создать управленческую команду|Январь 2027",
                        "|Помочь школам написать программы|Написать программу перехода|Февраль - март 2027",
                        "Выделить средства школам|||апрель 2027"),
                plan(
                        "several tasks of a row",
                        TITLE,
                        HEADER,
                        "1|Провести смотр школьных музеев|ИМЦ|май",
                        "^|^|ОО|^",
                        "2|Подвести итоги смотра|АР|июнь"),
                plan(
                        "letters, bullets and formulas",
                        TITLE,
                        HEADER,
                        "1)|Проверить журналы|завуч|ежемесячно",
                        "2)|+7 занятий в неделю|учителя|с 1 по 15 сентября",
                        "3)|@школа: вести страницу|ОО|по графику"),
                plan(
                        "no numbers, doubtful terms",
                        "Комплекс мер по поддержке школ в 2027-2028 учебном году",
                        "Мероприятие|Срок|Исполнитель",
                        "Открыть центр|Декабрь-январь 2027|АР",
                        "Закрыть центр|когда скажут|АР",
                        "Считать учеников||ОО"),
                plan(
                        "a period beside the title",
                        "Основные мероприятия помощи школам",
                        HEADER,
                        "1|Собрать директоров|ИМЦ|март 2026",
                        "2|Опросить семьи|ОО|май 2027"),
                plan("a few words", TITLE, HEADER, "1|Совет|АР|март", "2|Выезд||", "3|Итоги|АР|"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void comesBackEqual(String name, RecognisedPlan plan) {
        Exported exported = new Exported(plan);
        for (PrintFormat format : List.of(PrintFormat.DOCX, PrintFormat.XLSX)) {
            for (Locale language : List.of(Exported.RUSSIAN, Locale.ENGLISH)) {
                assertThat(Exported.content(exported.again(format, language)))
                        .as(format + " " + language)
                        .isEqualTo(Exported.content(plan));
            }
        }
        assertThat(exported.file(PrintFormat.PDF)).startsWith('%', 'P', 'D', 'F');
    }

    private static Arguments plan(String name, String title, String... rows) {
        List<SourceBlock> blocks = new ArrayList<>();
        blocks.add(new SourceParagraph("Приложение к приказу от 14.01.2027 № 21-п", false));
        blocks.add(new SourceParagraph(title, true));
        List<SourceRow> made = new ArrayList<>();
        List<SourceCell> above = List.of();
        for (String row : rows) {
            above = cells(row, above);
            made.add(new SourceRow(made.size() + 1, above, made.isEmpty()));
        }
        blocks.add(new SourceTable("", made));
        blocks.add(new SourceParagraph("Начальник отдела\tН. Н. Волкова", false));
        return Arguments.of(
                name, new PlanRecogniser().recognise(new SourceDocument(SourceFormat.DOCX, blocks), Hints.NONE));
    }

    /** Cells divided by «|»; {@code <4>} covers four columns, {@code ^} continues the cell above. */
    private static List<SourceCell> cells(String row, List<SourceCell> above) {
        List<SourceCell> cells = new ArrayList<>();
        int column = 0;
        for (String part : Arrays.asList(row.split("\\|", -1))) {
            int span = part.startsWith("<") ? part.charAt(1) - '0' : 1;
            String text = part.replaceFirst("^<\\d>", "").replace("\\n", "\n");
            boolean continued = text.equals("^");
            text = continued ? above.get(cells.size()).text() : text;
            cells.add(new SourceCell(column, span, 1, continued, text, false));
            column += span;
        }
        return cells;
    }
}
