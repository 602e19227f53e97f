package ru.opora.roadmaps.importing.recognition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads number, date, signatory and issuer of the order a plan is approved by. Dates and numbers are taken only where they
 * stand as the details of the order itself: on lines of their own above its text, or in the heading of the annex; never
 * from the orders it refers to.
 */
final class OrderHead {
    private static final Pattern NUMBER = Pattern.compile("№\\s*([\\p{L}\\d][\\p{L}\\d/.\\-–]*)");
    private static final Pattern LINE = Pattern.compile(
            "^(?:от\\s+|дата:?\\s*)?(?:(?<date>" + RussianDate.PATTERN
                    + ")\\s*(?:года?|г\\.?)?)?[\\s_,]*(?:№\\s*(?<number>[\\p{L}\\d][\\p{L}\\d/.\\-–]*))?[\\s_]*(?:г\\..*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANNEX = Pattern.compile(
            "^(?:приложение|утвержден|к приказу|к распоряжению|к постановлению|приказом|распоряжением)");
    private static final Pattern TEXT_BEGINS = Pattern.compile(
            "^(?:приказываю|п ?р ?и ?к ?а ?з ?ы ?в ?а ?ю|поручаю|обязываю|постановля|распоряжаюсь|на основании|во исполнение|в соответствии|в целях|с целью|в связи)");
    private static final Pattern KIND = Pattern.compile(
            "^(?:п ?р ?и ?к ?а ?з|распоряжение|постановление|поручение|р ?а ?с ?п ?о ?р ?я ?ж ?е ?н ?и ?е)$");
    private static final Pattern ISSUER = Pattern.compile(
            "^(?:министерство|комитет|департамент|управление|администрация|отдел|муниципальн|государственн|гау|гбу|мбоу|мку|мку)");

    /** Under the name of the state, the last authority of one paragraph issued the order. */
    private static final Pattern ISSUER_WITHIN = Pattern.compile(
            "^.*\\s((?:МИНИСТЕРСТВО|КОМИТЕТ|ДЕПАРТАМЕНТ|УПРАВЛЕНИЕ|АДМИНИСТРАЦИЯ|Министерство|Комитет|Департамент|Управление|Администрация) .+)$");

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_ANNEX = 700;

    /**
     * The number and the date of an order.
     *
     * @param number the number; null when it is not printed
     * @param date the date; null when it is not printed
     */
    private record Reference(
            @Nullable String number, @Nullable LocalDate date) {}

    private final List<String> lines;
    private final List<String> paragraphs;
    private final Issues issues;
    private @Nullable Reference head;
    private @Nullable Reference annex;

    OrderHead(List<String> paragraphs, Issues issues) {
        this.paragraphs = paragraphs;
        this.lines = paragraphs.stream()
                .flatMap(String::lines)
                .map(Texts::clean)
                .filter(line -> !line.isEmpty())
                .toList();
        this.issues = issues;
        read();
    }

    @Nullable
    String number() {
        return head != null && head.number() != null ? head.number() : annex == null ? null : annex.number();
    }

    @Nullable
    LocalDate date() {
        return head != null && head.date() != null ? head.date() : annex == null ? null : annex.date();
    }

    private void read() {
        List<Reference> heads = heads();
        annex = annex();
        head = heads.isEmpty() ? null : heads.get(heads.size() - 1);
        if (annex != null && annex.number() != null) {
            String wanted = Texts.key(annex.number());
            head = heads.stream()
                    .filter(each ->
                            each.number() != null && Texts.key(each.number()).equals(wanted))
                    .findFirst()
                    .orElse(head);
        }
        LocalDate own = head == null ? null : head.date();
        LocalDate other = annex == null ? null : annex.date();
        if (own != null && other != null && !own.equals(other)) {
            issues.add(null, IssueCode.DATE_CONTRADICTS_ORDER, RussianDate.print(other), RussianDate.print(own));
        }
    }

    /** The details of each order whose head stands above the plan. */
    private List<Reference> heads() {
        List<Reference> heads = new ArrayList<>();
        String number = null;
        LocalDate date = null;
        boolean inHead = true;
        for (String line : lines) {
            String words = Texts.words(line);
            if (ANNEX.matcher(words).find()) {
                break;
            }
            if (KIND.matcher(words).matches() && !inHead) {
                inHead = true;
                number = null;
                date = null;
            }
            if (TEXT_BEGINS.matcher(words).find()) {
                if (inHead && (number != null || date != null)) {
                    heads.add(new Reference(number, date));
                }
                inHead = false;
            }
            Matcher matcher = LINE.matcher(line);
            if (inHead && line.length() <= LONGEST_LINE && matcher.matches()) {
                LocalDate own = RussianDate.parse(matcher.group("date"));
                date = date == null ? own : date;
                number = number == null && matcher.group("number") != null ? trimmed(matcher.group("number")) : number;
            }
        }
        if (inHead && (number != null || date != null)) {
            heads.add(new Reference(number, date));
        }
        return heads;
    }

    private static String trimmed(String number) {
        return number.replaceAll("[.,;\\-–]+$", "");
    }

    /** The details in the heading of the annex nearest to the plan. */
    private @Nullable Reference annex() {
        for (int i = paragraphs.size() - 1; i >= 0; i--) {
            if (!ANNEX.matcher(Texts.words(paragraphs.get(i))).find()) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            for (int j = i;
                    j < Math.min(paragraphs.size(), i + 6) && (j == i || !OrderText.isTitle(paragraphs.get(j)));
                    j++) {
                text.append(Texts.flat(paragraphs.get(j))).append(' ');
            }
            String head = text.substring(0, Math.min(text.length(), LONGEST_ANNEX));
            String flat = head.replaceFirst("(?iu)^приложение\\s*(?:№\\s*\\d+)?", "");
            Matcher date = RussianDate.in(flat);
            LocalDate day = date.find() ? RussianDate.parse(date.group()) : null;
            Matcher number = NUMBER.matcher(flat);
            String printed = number.find() ? trimmed(number.group(1)) : null;
            if (day != null || printed != null) {
                return new Reference(printed, day);
            }
        }
        return null;
    }

    /** The authority whose name stands over the order. */
    @Nullable
    String issuer() {
        String issuer = null;
        boolean open = false;
        for (String paragraph : paragraphs) {
            String words = Texts.words(paragraph);
            String flat = Texts.flat(paragraph);
            if (KIND.matcher(words).matches() || TEXT_BEGINS.matcher(words).find() || OrderText.isTitle(paragraph)) {
                break;
            }
            boolean capitals = Texts.upperCase(flat) && flat.chars().noneMatch(Character::isDigit);
            Matcher within = ISSUER_WITHIN.matcher(flat);
            if (words.startsWith("российская федерация") && within.find()) {
                issuer = within.group(1);
            } else if (ISSUER.matcher(words).find() && flat.length() <= 250) {
                issuer = issuer == null || capitals ? flat : issuer;
                open = capitals && issuer.equals(flat);
            } else if (open && capitals && issuer != null) {
                issuer = issuer + " " + flat;
            } else {
                open = false;
            }
        }
        return issuer;
    }
}
