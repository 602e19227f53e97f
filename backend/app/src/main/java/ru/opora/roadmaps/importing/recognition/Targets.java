package ru.opora.roadmaps.importing.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the numbers to be reached in an expected result; what is a date, an hour, a class or a name is not one. */
final class Targets {
    private static final String COMPARATOR =
            "не менее(?:,? чем)?(?: в| на| до| у| от| для)?|не меньше(?: чем)?|не ниже|не реже(?:,? чем)?|минимум|более(?: чем)?|свыше|больше|"
                    + "не более(?:,? чем)?(?: в| на)?|не выше|не больше|не превыша\\p{L}+|менее(?: чем)?|ниже|до|от";
    private static final Pattern BEFORE = Pattern.compile("(?iu)(?<!\\p{L})(?:" + COMPARATOR + ")\\s+$");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\d.,/№+-])(?<value>\\d{1,3}(?:[ \\u00A0]\\d{3})+|\\d+(?:[.,]\\d+)?)(?:\\s?[-–—]\\s?(?<to>\\d+(?:[.,]\\d+)?))?"
                    + "(?:\\s?-\\s?(?:х|ти|и|мя|ми|го|й|ого|ый))?(?![\\p{L}\\d./+]|,\\d|-\\p{L}{4,}|-\\d)"
                    + "\\s*(?<unit>%(?:-\\p{L}+)?|[Пп]роцент\\p{L}*|[^\\s\\d.,;:()%]+(?: [^\\s\\d.,;:()%]+){0,3})?");

    /** «увеличить до 80 %» wants at least as much, «до 10 школ» at most. */
    private static final Pattern GROWTH =
            Pattern.compile("(?iu)(?:увелич|повыш|повыс|рост|вырос|довед|довес|достиг|достиж|достич|расшир)");

    private static final Pattern SPOILED_BEFORE = Pattern.compile(
            "(?iu)(?:№|(?<!\\p{L})(?:сош|оош|гимнази\\p{L}*|лице\\p{L}*|школ[аеуы]|п|пп|пункт\\p{L}*|ст|статья|стать\\p{L}|часть|приложени\\p{L}*|задач\\p{L}*|раздел\\p{L}*|"
                    + "этап\\p{L}*|форм[аеы]|таблиц\\p{L}*|номер\\p{L}*|тел|каб|д|до|с|по|от|на|в|за|к|pisa|timss|pirls|фгос|версия|модуль|тема|уровень))\\.?\\s*$");
    private static final Pattern SPOILED_UNIT = Pattern.compile(
            "(?iu)^(?:год\\p{L}*|г\\.?|гг\\.?|уч\\.?|учебн\\p{L}*|январ\\p{L}*|феврал\\p{L}*|март\\p{L}*|апрел\\p{L}*|ма[йя]|июн\\p{L}*|июл\\p{L}*|август\\p{L}*|сентябр\\p{L}*|октябр\\p{L}*|ноябр\\p{L}*|декабр\\p{L}*|"
                    + "кл(?:асс\\p{L}*)?\\.?|кварт\\p{L}*|полугод\\p{L}*|четверт\\p{L}*|ч\\.?|час(?:а|ов|ы|овой|овая|овые)?|числ\\p{L}*|понедельник\\p{L}*|и|или|фз|декад\\p{L}*|мин(?:ут\\p{L}*)?\\.?|этап\\p{L}*|уровн\\p{L}*|руб\\p{L}*)$");
    private static final Pattern ADJECTIVE =
            Pattern.compile("(?iu).+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ым|им|ую|юю)");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");
    private static final int LONGEST_TEXT = 6000;
    private static final int LOOKED_BACK = 60;

    private Targets() {}

    static List<Target> find(String text) {
        List<Target> targets = new ArrayList<>();
        String flat = Texts.flat(text);
        if (flat.length() > LONGEST_TEXT || flat.chars().noneMatch(Character::isDigit)) {
            return targets;
        }
        Matcher matcher = NUMBER.matcher(flat);
        int from = 0;
        while (from < flat.length() && matcher.find(from)) {
            add(targets, matcher, flat);
            // The unit may reach to the next number: go on right behind the number itself.
            from = matcher.group("to") == null ? matcher.end("value") : matcher.end("to");
        }
        return targets;
    }

    private static void add(List<Target> targets, Matcher matcher, String flat) {
        String unit = unit(matcher.group("unit"));
        String before = flat.substring(Math.max(0, matcher.start() - LOOKED_BACK), matcher.start());
        Matcher compared = BEFORE.matcher(before);
        boolean found = compared.find();
        String comparator = found ? compared.group().strip().toLowerCase(Locale.ROOT) : "";
        int start = found ? matcher.start() - before.length() + compared.start() : matcher.start();
        if (unit.isEmpty() || spoiled(matcher, unit, comparator, before)) {
            return;
        }
        int end = unit.equals("%") ? share(matcher, flat) : matcher.start("unit") + length(matcher.group("unit"), unit);
        String fragment = flat.substring(start, end).strip();
        boolean growth = comparator.equals("до") && GROWTH.matcher(before).find();
        String sign = growth ? ">=" : sign(comparator);
        if (matcher.group("to") != null) {
            targets.add(new Target(">=", number(matcher.group("value")), unit, fragment));
            targets.add(new Target("<=", number(matcher.group("to")), unit, fragment));
            return;
        }
        targets.add(new Target(sign, number(matcher.group("value")), unit, fragment));
    }

    private static boolean spoiled(Matcher matcher, String unit, String comparator, String before) {
        boolean share = unit.equals("%");
        String value = matcher.group("value");
        String firstWord = unit.split(" ", 2)[0];
        boolean compared = !comparator.isEmpty() && !comparator.equals("от") && !comparator.equals("до");
        if (SPOILED_UNIT.matcher(firstWord).matches()
                && !(compared && firstWord.matches("(?iu)час.*|класс.*|этап.*"))) {
            return true;
        }
        if (share) {
            return false;
        }
        boolean year = YEAR.matcher(value).matches();
        boolean listMark = (before.isBlank() && matcher.start() < LOOKED_BACK) || before.matches(".*(?:^|[;\\n])\\s*");
        boolean bracketHours = before.endsWith("(") && firstWord.matches("(?iu)ч.*");
        boolean named = comparator.isEmpty() && SPOILED_BEFORE.matcher(before).find() && !counted(before, firstWord);
        return year || bracketHours || named || (listMark && firstWord.length() > 1 && startsCapital(firstWord));
    }

    /** «в 25 ОО», «по 3 семинара» count; «школа 25» and «п. 3» name. */
    private static boolean counted(String before, String unit) {
        return before.matches("(?iu).*(?<!\\p{L})(?:в|на|с|по|от|за|к|до|д)\\s*$")
                && unit.length() > 1
                && !unit.matches("(?iu)г|г\\.|ч|д");
    }

    private static boolean startsCapital(String word) {
        return Character.isUpperCase(word.charAt(0)) && word.length() > 1 && Character.isLowerCase(word.charAt(1));
    }

    private static String unit(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        if (raw.startsWith("%") || raw.toLowerCase(Locale.ROOT).startsWith("процент")) {
            return "%";
        }
        String[] words = raw.split(" ", -1);
        if (words[0].equalsIgnoreCase("раз") || words[0].equalsIgnoreCase("раза")) {
            return words.length >= 3 && words[1].equals("в")
                    ? String.join(" ", words[0], words[1], words[2])
                    : words[0];
        }
        StringBuilder unit = new StringBuilder();
        for (String word : words) {
            if (!Character.isLetter(word.charAt(0)) && word.charAt(0) != '«') {
                break;
            }
            unit.append(unit.isEmpty() ? "" : " ").append(word);
            if (!ADJECTIVE.matcher(word).matches() || Actors.isAbbreviation(word)) {
                break;
            }
        }
        return unit.toString();
    }

    private static int length(String raw, String unit) {
        return Math.min(raw.length(), unit.length());
    }

    /** A share is shown with what it is a share of. */
    private static int share(Matcher matcher, String flat) {
        int end = matcher.end("unit");
        if (!matcher.group("unit").startsWith("%")) {
            return end;
        }
        int space = flat.indexOf(' ', Math.min(flat.length(), end + 1));
        boolean word = end + 1 < flat.length() && flat.charAt(end) == ' ' && Character.isLetter(flat.charAt(end + 1));
        String next = word ? flat.substring(end, space < 0 ? flat.length() : space) : "";
        return end + next.replaceAll("[.,;:)]+$", "").length();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replaceAll("[ \\u00A0]", "").replace(',', '.'));
    }

    private static String sign(String comparator) {
        String words =
                comparator.replaceAll(",? чем| (?:в|на|до|у|от|для)$", "").strip();
        if (words.startsWith("не превыша")) {
            return "<=";
        }
        return switch (words) {
            case "не менее", "не меньше", "не ниже", "не реже", "минимум", "от" -> ">=";
            case "более", "свыше", "больше" -> ">";
            case "не более", "не выше", "не больше", "до" -> "<=";
            case "менее", "ниже" -> "<";
            default -> "=";
        };
    }
}
