package ru.opora.roadmaps.importing.recognition;

import java.util.regex.Pattern;

/** Tells texts that may be terms from other texts, to find columns and headings; the meaning is the term parser's. */
final class TermWords {
    private static final String MONTH =
            "(?:январ|феврал|март|апрел|ма[йяе](?![а-я])|июн|июл|август|сентябр|октябр|ноябр|декабр)";
    private static final String DATE =
            "\\d{1,2} ?[.,/-] ?\\d{1,2} ?[.,/-] ?(?:\\d{4}|\\d{2})(?!\\d)|\\d{4}-\\d{2}-\\d{2}";
    private static final Pattern TERM = Pattern.compile(
            MONTH + "|" + DATE
                    + "|\\d{1,2}\\.\\d{2}(?:\\.|$)|(?:19|20)\\d{2}|в течени[еи]|весь (?:период|год|срок)|еже(?:днев|недел|месяч|квартал|год)|постоянно|регулярно|"
                    + "систематическ|по (?:\\p{L}+ )?(?:мере|запрос|график|план|отдельн|согласован|итог|результат|окончани|завершени|необходимост)|"
                    + "(?:кварт|полугод|четверт|триместр|каникул|недел|понедельник|вторник|сред[аыу](?![а-я])|четверг|пятниц|суббот|декад)|"
                    + "раза? в |не (?:позднее|реже)|до \\d|учебн\\p{L}+ год|зим[ао]й?|весн|лет(?:о|ом)(?![а-я])|осен|один раз|\\d{1,2}[.:]\\d{2} ?[-–—] ?\\d{1,2}[.:]\\d{2}");
    private static final Pattern START = Pattern.compile(
            "^(?:" + MONTH + "\\p{L}*|" + DATE + "|\\d{1,2}(?: ?[-–—] ?\\d{1,2})? " + MONTH
                    + "|(?:19|20)\\d{2}(?: ?[-–—/] ?(?:20)?\\d{2})? ?(?:г|уч|$)|[1-4] ?(?:[-–—]?[йея] )?(?:квартал|кв\\.|полугод|четверт)|\\d+ раза? в )");
    private static final Pattern HEADING = Pattern.compile(
            "^(?:(?:[1-4ivх]{1,3}[-й ]*|перв\\p{L}+|втор\\p{L}+|трет\\p{L}+|четверт\\p{L}+) ?(?:квартал|полугоди|четверт|триместр)\\p{L}*|"
                    + MONTH
                    + "\\p{L}*(?: ?[-–—,] ?" + MONTH
                    + "\\p{L}*)?|в течение (?:всего )?(?:учебного )?года|ежемесячно|постоянно|(?:первое|второе) полугодие)(?: ?\\(?(?:20\\d{2})?(?: ?[-–—/] ?(?:20)?\\d{2})?(?: ?(?:года?|г\\.|учебн\\p{L}+ год\\p{L}*))?\\)?\\.?)?$");

    private TermWords() {}

    /** Whether a cell may hold a term: short enough and with a word of time. */
    static boolean likeTerm(String text) {
        return !text.isEmpty()
                && text.length() <= 90
                && TERM.matcher(Texts.words(text)).find();
    }

    static boolean startsWithTerm(String text) {
        return START.matcher(Texts.words(text)).find();
    }

    /** Whether a heading is nothing but a term: «I квартал», «Сентябрь 2021». */
    static boolean isTermHeading(String text) {
        return text.length() <= 60 && HEADING.matcher(Texts.words(text)).matches();
    }

    private static final Pattern TIME = Pattern.compile(
            "^(?:с |в )?\\d{1,2}[.:-]\\d{2}(?: ?(?:[-–—]|до) ?\\d{1,2}[.:]\\d{2})?(?: ?(?:ч|час)\\p{L}*\\.?)?$");

    /** Whether a cell holds a time of day or a span of them. */
    static boolean isTimeOfDay(String text) {
        return text.length() <= 30 && TIME.matcher(Texts.words(text)).matches();
    }
}
