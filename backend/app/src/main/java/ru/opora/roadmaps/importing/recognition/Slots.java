package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns that stand for a quarter, a half-year, a month or a year, and the marks in them. */
final class Slots {
    private static final Pattern QUARTER = Pattern.compile(
            "(1|2|3|4|i|ii|iii|iv|і|іі|ііі|іv|l|ll|lll|lv)(?: ?[-–]?(?:й|ый|ой))? ?(?:кв\\p{L}*\\.?)?(?: ?(20\\d\\d).*)?");
    private static final Pattern HALF =
            Pattern.compile("(1|2|i|ii|первое|второе)(?: ?-?(?:е|ое))? ?(?:полугод\\p{L}*|п/г|пг)(?: ?(20\\d\\d).*)?");
    private static final Pattern MONTH =
            Pattern.compile("(янв|фев|мар|апр|май|мая|июн|июл|авг|сен|окт|ноя|дек)\\p{L}*\\.?(?: ?(20\\d\\d).*)?");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)(?: ?(?:год|г\\.?))?");
    private static final Pattern MARK = Pattern.compile("(?:[+*vVхХxXѴ✓✔√☑•●■▪◾#]|[Дд]а|V{2}|\\+\\+)");
    private static final List<String> SHORT =
            List.of("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек");
    private static final List<String> NOMINATIVE = List.of(
            "январь",
            "февраль",
            "март",
            "апрель",
            "май",
            "июнь",
            "июль",
            "август",
            "сентябрь",
            "октябрь",
            "ноябрь",
            "декабрь");
    private static final List<String> GENITIVE = List.of(
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря");
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV");

    private Slots() {}

    /**
     * The term a heading names.
     *
     * @param heading the heading of the column
     * @param group the heading above it, or empty
     * @return the term; null when the heading is not a slot
     */
    static @Nullable String of(String heading, String group) {
        String words = Texts.words(heading).strip();
        String year = yearIn(group);
        Matcher month = MONTH.matcher(words);
        if (month.matches()) {
            String key = month.group(1).equals("май") ? "мая" : month.group(1);
            return NOMINATIVE.get(SHORT.indexOf(key)) + yearSuffix(month.group(2), year);
        }
        if (words.matches("1[0-2]|[1-9]") && Texts.words(group).contains("месяц")) {
            return NOMINATIVE.get(Integer.parseInt(words) - 1) + yearSuffix(null, year);
        }
        Matcher half = HALF.matcher(words);
        if (half.matches()) {
            boolean first = List.of("1", "i", "первое").contains(half.group(1));
            return (first ? "I" : "II") + " полугодие" + yearSuffix(half.group(2), year);
        }
        Matcher quarter = QUARTER.matcher(words);
        if (quarter.matches()
                && (words.contains("кв")
                        || words.matches("[ivіl]+")
                        || Texts.words(group).contains("кварт"))) {
            return ROMAN.get(number(quarter.group(1)) - 1) + " квартал" + yearSuffix(quarter.group(2), year);
        }
        Matcher whole = YEAR.matcher(words);
        return whole.matches() ? whole.group(1) + " год" : null;
    }

    private static int number(String numeral) {
        return switch (numeral) {
            case "1", "i", "і", "l" -> 1;
            case "2", "ii", "іі", "ll" -> 2;
            case "3", "iii", "ііі", "lll" -> 3;
            default -> 4;
        };
    }

    private static String yearIn(String group) {
        Matcher matcher =
                Pattern.compile("(?<!\\d)(20\\d\\d)(?!\\d)(?! ?[-–/])").matcher(group);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String yearSuffix(@Nullable String own, String inherited) {
        String year = own == null ? inherited : own;
        return year.isEmpty() ? "" : " " + year + " года";
    }

    /** Whether a cell only marks its column. */
    static boolean isMark(String text) {
        return MARK.matcher(text).matches();
    }

    /** The term of a cell in the column of a slot: the slot itself, or what is written in the cell. */
    static String term(String cell, String slot) {
        if (isMark(cell)) {
            return slot;
        }
        if (cell.matches("(?:(?:до|с|к|по) )?\\d{1,2}(?: ?[-–,] ?\\d{1,2})*")) {
            String[] words = slot.split(" ", 2);
            int month = NOMINATIVE.indexOf(words[0]);
            if (month >= 0) {
                return cell + " " + GENITIVE.get(month) + (words.length > 1 ? " " + words[1] : "");
            }
        }
        return TermWords.likeTerm(cell) ? cell : slot + " (" + cell + ")";
    }
}
