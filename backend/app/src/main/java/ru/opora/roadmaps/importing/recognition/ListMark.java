package ru.opora.roadmaps.importing.recognition;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The label a heading or a row begins with.
 *
 * @param label the label as printed («1.2.», «Раздел I.», «а)»)
 * @param style what is counted
 * @param depth how many levels the label itself names: 2 for «1.2»; 1 otherwise
 * @param rest what follows the label
 */
record ListMark(String label, Style style, int depth, String rest) {

    /** The kinds of labels, from the widest to the narrowest. */
    enum Style {
        PART,
        ROMAN,
        TASK,
        DECIMAL,
        LETTER
    }

    private static final String NUMERAL = "(?:[IVXLІХ]+|\\d+(?:\\.\\d+)*|[А-ЯA-Z])";
    private static final Pattern KEYWORD = Pattern.compile(
            "(?iu)^((?:под)?раздел|глава|часть|модуль|блок|направление(?: работы| деятельности)?|задача|этап|"
                    + "шаг|цель|подзадача|(?:основное )?мероприятие) *(?:№ *)?((?-i:" + NUMERAL
                    + "))(?![\\p{L}\\d]) *[.:)–—-]?[.:]? *(.*)$");
    private static final Pattern ORDINAL_STAGE = Pattern.compile(
            "(?iu)^((?:[IVX]+|[1-9]|перв\\w+|втор\\w+|трет\\w+|четверт\\w+|пят\\w+|подготовительный|основной|"
                    + "заключительный|организационный|практический|аналитический|итоговый|диагностический|внедренческий)[ -]*(?:й )?этап\\w*)(?![\\p{L}]) *[.:)–—-]? *(.*)$",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern DECIMAL =
            Pattern.compile("^(\\d{1,3}(?:\\.\\d{1,3}){0,5}[.)]?)(?:(?<=[.)])|(?=\\s|$)) *(.*)$");
    private static final Pattern ROMAN = Pattern.compile("^([IVXІХ]{1,5}[.)]?)(?:(?<=[.)])|(?=\\s|$)) *(.*)$");
    private static final Pattern LETTER = Pattern.compile("^([а-яa-z]\\)|[А-ЯA-Z][.)](?=\\s))\\s*(.*)$");
    private static final Pattern LETTER_MARK = Pattern.compile("^[а-яa-z]\\)");

    /** The label of a heading: key words, decimal and Roman numbers, letters. Null when it has none. */
    static @Nullable ListMark of(String text) {
        String flat = Texts.flat(text);
        Matcher keyword = KEYWORD.matcher(flat);
        if (keyword.matches()) {
            int from = keyword.start(3);
            return new ListMark(flat.substring(0, from).strip(), styleOf(keyword.group(1)), 1, keyword.group(3));
        }
        Matcher stage = ORDINAL_STAGE.matcher(flat);
        if (stage.matches()) {
            return new ListMark(flat.substring(0, stage.start(2)).strip(), Style.TASK, 1, stage.group(2));
        }
        return numeral(flat);
    }

    /** A number without key words. Null when the text does not begin with one. */
    static @Nullable ListMark numeral(String flat) {
        Matcher decimal = DECIMAL.matcher(flat);
        if (decimal.matches() && !date(flat)) {
            String label = decimal.group(1);
            int depth = (int) label.replaceAll("[.)]$", "")
                            .chars()
                            .filter(c -> c == '.')
                            .count()
                    + 1;
            return new ListMark(label, Style.DECIMAL, depth, decimal.group(2));
        }
        Matcher roman = ROMAN.matcher(flat);
        if (roman.matches() && !quarter(roman.group(2))) {
            return new ListMark(roman.group(1), Style.ROMAN, 1, roman.group(2));
        }
        Matcher letter = LETTER.matcher(flat);
        if (letter.matches()) {
            return new ListMark(letter.group(1), Style.LETTER, 1, letter.group(2));
        }
        return null;
    }

    private static boolean date(String flat) {
        return TermWords.startsWithTerm(flat);
    }

    private static boolean quarter(String rest) {
        String words = rest.toLowerCase(Locale.ROOT);
        return words.startsWith("кварт")
                || words.startsWith("полуг")
                || words.startsWith("четверть")
                || words.startsWith("кв.");
    }

    private static Style styleOf(String keyword) {
        String word = keyword.toLowerCase(Locale.ROOT);
        return word.equals("раздел") || word.equals("глава") || word.equals("часть") ? Style.PART : Style.TASK;
    }

    static boolean startsWithLetterMark(String text) {
        return LETTER_MARK.matcher(text).find();
    }

    /** The digits of a decimal label, without the last dot: «1.2.» is «1.2». */
    String digits() {
        return label.replaceAll("[.)]+$", "");
    }

    boolean parentOf(ListMark other) {
        return style == Style.DECIMAL
                && other.style == Style.DECIMAL
                && other.digits().startsWith(digits() + ".");
    }
}
