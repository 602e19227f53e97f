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
    private static final Pattern LINE = Pattern.compile(
            "^(?:от\\s+|дата:?\\s*)?(?:(?<date>" + RussianDate.PATTERN
                    + ")\\s*(?:года?|г\\.?)?)?[\\s_,]*(?:№\\s*(?<number>[\\p{L}\\d][\\p{L}\\d/.\\-–]*))?[\\s_]*(?:г\\..*)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANNEX = Pattern.compile(
            "^(?:приложение|annex|утвержден|к приказу|к распоряжению|к постановлению|приказом|распоряжением)");
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

    private final List<String> lines;
    private final List<String> paragraphs;
    private final Issues issues;
    private @Nullable OrderReference head;
    private @Nullable OrderReference annex;

    OrderHead(List<String> around, Issues issues) {
        this.paragraphs = Approvals.withoutAgreed(around);
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
        List<OrderReference> heads = heads();
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
    private List<OrderReference> heads() {
        List<OrderReference> heads = new ArrayList<>();
        String number = null;
        LocalDate date = null;
        boolean inHead = true;
        for (String line : lines) {
            String words = Texts.words(line);
            if (ANNEX.matcher(words).find() || Approvals.approved(line)) {
                break;
            }
            if (KIND.matcher(words).matches() && !inHead) {
                inHead = true;
                number = null;
                date = null;
            }
            if (TEXT_BEGINS.matcher(words).find()) {
                if (inHead && (number != null || date != null)) {
                    heads.add(new OrderReference(number, date));
                }
                inHead = false;
            }
            Matcher matcher = LINE.matcher(line);
            if (inHead && line.length() <= LONGEST_LINE && matcher.matches()) {
                LocalDate own = RussianDate.parse(matcher.group("date"));
                date = date == null ? own : date;
                number = number == null && matcher.group("number") != null
                        ? OrderReference.trimmed(matcher.group("number"))
                        : number;
            }
        }
        if (inHead && (number != null || date != null)) {
            heads.add(new OrderReference(number, date));
        }
        return heads;
    }

    /** Whether a line begins an order, its text or its annex. */
    static boolean begins(String line) {
        String words = Texts.words(line);
        return KIND.matcher(words).matches()
                || ANNEX.matcher(words).find()
                || TEXT_BEGINS.matcher(words).find();
    }

    /** The details in the heading of the annex, or in the approval, nearest to the plan. */
    private @Nullable OrderReference annex() {
        for (int i = paragraphs.size() - 1; i >= 0; i--) {
            String first = paragraphs.get(i).lines().findFirst().orElse("");
            if (!ANNEX.matcher(Texts.words(paragraphs.get(i))).find() && !Approvals.approved(first)) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            for (int j = i;
                    j < Math.min(paragraphs.size(), i + 6)
                            && (j == i
                                    || (!OrderText.isTitle(paragraphs.get(j))
                                            && PeriodFinder.declared(paragraphs.get(j)) == null));
                    j++) {
                text.append(Texts.flat(paragraphs.get(j))).append(' ');
            }
            String head = text.substring(0, Math.min(text.length(), LONGEST_ANNEX));
            OrderReference found = OrderReference.in(head.replaceFirst("(?iu)^приложение\\s*(?:№\\s*\\d+)?", ""));
            if (found != null) {
                return found;
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
