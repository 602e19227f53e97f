package ru.opora.roadmaps.importing.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the title and the goal of a plan from the text around its table. */
final class OrderText {
    private static final Pattern TITLE = Pattern.compile(
            "^[«\"]?(?:(?:сетев|муниципальн|региональн|районн|школьн|краев|областн|городск|сводн|примерн|единый|годов|комплексн|перспективн|календарн|межведомственн|антирисков|адресн)\\p{L}* )*"
                    + "(?:план|дорожная карта|план-график|комплекс мер|комплекс мероприятий|комплексный план|программа|график|циклограмма|система мероприятий|мероприятия по|перечень мероприятий|п л а н)(?![\\p{L}])");
    private static final Pattern WEAK_TITLE =
            Pattern.compile("^(?:мероприятия|основные разделы|собеседовани|реализаци|работа)");
    private static final Pattern GOAL = Pattern.compile(
            "^(?:основная |главная )?цел[ьи](?: (?!\\p{L}*:)[^:]{0,60})?\\s*[:–—-]\\s*(?=\\S)|^цел[ьи] *:$|^goal: *(?=\\S)");
    private static final Pattern NOT_TITLE = Pattern.compile(
            "^(?:задачи|period|цел[ьи]|\\d|от |на |срок|период реализации|приложени|утвержд|согласов|annex|approved|к приказу|к распоряж|ответственн|координатор|исполнител)");
    private static final int LONGEST_TITLE = 700;
    private static final int LINES_BACK = 14;

    private final List<String> before;
    private final List<String> after;

    /**
     * The text around the plan.
     *
     * @param before the lines above it, from the top
     * @param after the lines below it
     */
    OrderText(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    static boolean isTitle(String text) {
        return TITLE.matcher(Texts.words(text)).find();
    }

    static boolean isGoal(String text) {
        return GOAL.matcher(Texts.words(text)).find();
    }

    /** The full title above the table; null when nothing there is one. */
    @Nullable
    String title() {
        int at = last(TITLE);
        if (at < 0) {
            at = last(WEAK_TITLE);
        }
        if (at < 0) {
            return fallback();
        }
        StringBuilder title = new StringBuilder(flat(at));
        for (int i = at + 1; i < before.size() && goesOn(title, flat(i)); i++) {
            title.append(' ').append(flat(i));
        }
        return title.toString();
    }

    private String flat(int line) {
        return Texts.flat(before.get(line));
    }

    private int last(Pattern pattern) {
        for (int i = before.size() - 1; i >= Math.max(0, before.size() - LINES_BACK); i--) {
            String words = Texts.words(before.get(i));
            if (words.length() <= LONGEST_TITLE && pattern.matcher(words).find() && !words.endsWith(":")) {
                return i;
            }
            if (words.startsWith("приложение") && i < before.size() - 1 && last3(i)) {
                return -1;
            }
        }
        return -1;
    }

    /** Above the heading of the annex stands the order, not the plan. */
    private boolean last3(int annex) {
        return before.size() - 1 - annex >= 2;
    }

    private static boolean goesOn(StringBuilder title, String next) {
        if (next.isEmpty()
                || title.length() + next.length() > LONGEST_TITLE
                || (NOT_TITLE.matcher(Texts.words(next)).find() && !next.startsWith("на 20"))
                || isGoal(next)) {
            return false;
        }
        boolean open = Texts.breaksOff(title.toString())
                || (title.length() < 30 && !title.toString().contains(" "))
                || unclosed(title);
        boolean lower = Character.isLowerCase(next.charAt(0));
        boolean year = next.matches("(?iu)^(?:в|на) 20\\d\\d.*|^[«(]?20\\d\\d.*");
        return open
                || lower
                || year
                || (Texts.upperCase(title.toString()) && Texts.upperCase(next) && !Headings.labelled(next));
    }

    private static boolean unclosed(CharSequence title) {
        return title.chars().filter(c -> c == '«').count()
                > title.chars().filter(c -> c == '»').count();
    }

    private @Nullable String fallback() {
        for (int i = before.size() - 1; i >= Math.max(0, before.size() - 3); i--) {
            String line = flat(i);
            boolean title = line.length() >= 10
                    && line.length() <= 300
                    && !isGoal(line)
                    && !Headings.ofAnotherPart(line)
                    && !Headings.holdsName(line)
                    && !line.endsWith(":")
                    && !NOT_TITLE.matcher(Texts.words(line)).find();
            if (title) {
                return line;
            }
        }
        return subject();
    }

    /** What the order is about: «Об утверждении …»; null when it does not say. */
    @Nullable
    String subject() {
        for (int i = before.size() - 1; i >= 0; i--) {
            String line = flat(i);
            if (line.matches("(?iu)^(?:об?|о внесении)\\s+\\p{L}{4,}.*")
                    && line.length() <= LONGEST_TITLE
                    && !line.endsWith(":")) {
                StringBuilder subject = new StringBuilder(line);
                for (int j = i + 1;
                        j < before.size()
                                && j < i + 6
                                && Character.isLowerCase(flat(j).isEmpty() ? 'A' : flat(j).charAt(0));
                        j++) {
                    subject.append(' ').append(flat(j));
                }
                return subject.toString();
            }
        }
        return null;
    }

    /** The goal without its word; null when there is none. */
    @Nullable
    String goal() {
        List<String> lines = new ArrayList<>(before);
        lines.addAll(after.subList(0, Math.min(5, after.size())));
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = Texts.flat(lines.get(i));
            Matcher matcher = GOAL.matcher(Texts.words(line));
            if (matcher.find()) {
                StringBuilder goal = new StringBuilder(
                        line.substring(Math.min(line.length(), matcher.end())).strip());
                for (int j = i + 1; j < lines.size() && goalGoesOn(goal, Texts.flat(lines.get(j))); j++) {
                    goal.append(goal.isEmpty() ? "" : " ").append(Texts.flat(lines.get(j)));
                }
                String text = goal.toString();
                int tasks = text.indexOf("Задачи:");
                return tasks > 0 ? text.substring(0, tasks).strip() : text.isEmpty() ? null : text;
            }
        }
        return null;
    }

    private static boolean goalGoesOn(StringBuilder goal, String next) {
        if (next.isEmpty() || Texts.words(next).startsWith("задач") || isTitle(next)) {
            return false;
        }
        return goal.isEmpty()
                || (Character.isLowerCase(next.charAt(0)) && !goal.toString().endsWith("."));
    }
}
