package ru.opora.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of organisations in running text. */
final class Names {

    private static final String FORMS =
            "(?<!\\p{L})(?:М[БАК]?Н?[ОД]{1,2}У|М[БАК]ДОУ|Г[БАК]?О{1,2}У|ОГБОУ|ОГКОУ|НОУ|ЧОУ|ГКОУ|СОШ|ООШ|НОШ|ОСШ|ОШ|ДОУ)(?!\\p{L})";
    private static final Pattern FORMAL = Pattern.compile(FORMS + "|№|«");
    private static final Pattern LEGAL = Pattern.compile("^[\\s\"«(]*" + FORMS);
    private static final Pattern WORDS = Pattern.compile(
            "(?<!\\p{L})(?:школ\\p{L}{0,3}|гимнази\\p{L}{1,3}|лице\\p{L}{1,3}|интернат\\p{L}{0,2}|центр\\p{L}{0,3}|район\\p{L}{0,3}"
                    + "|округ\\p{L}{0,3}|училищ\\p{L}{1,3}|детск\\p{L}{2,3} сад\\p{L}{0,2}|моуо|имц|омсу)(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PLACEHOLDER = Pattern.compile("[\\p{Lu}»\\s;,)]{1,40}|[.…\\s]{1,10}");
    private static final Pattern JOINT = Pattern.compile(
            "[\\s.,;:)\\-–—»\"]*(?:(?:и|до|к|в срок до|а также)[\\s.]*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ASIDE = Pattern.compile(
            "(?<!\\p{L})(?:кроме|или|либо|не|на базе|исключ\\p{L}{1,6})(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SHARED = Pattern.compile("№\\s{0,3}\\d{1,4}\\s{0,3}(?:,|и)\\s{0,3}(?:№\\s{0,3})?\\d");
    private static final Pattern GROUP =
            Pattern.compile("(?iu)^(школы|гимназии|лицеи)\\s+(.*(?:,|\\sи\\s).*)$", Pattern.DOTALL);
    private static final Pattern MEMBER = Pattern.compile("\\p{Lu}|«[^«»]{1,60}»");
    private static final Map<String, String> SINGULAR =
            Map.of("школы", "школа", "гимназии", "гимназия", "лицеи", "лицей");
    private static final String EDGES = " \t\r\n.,;:-–—";

    private Names() {}

    static boolean isOrganisation(String text) {
        return FORMAL.matcher(text).find() || WORDS.matcher(text).find();
    }

    /** Whether a legal form, a number or a quoted name makes it one organisation and not a kind of them («школы»). */
    static boolean isFormal(String text) {
        return FORMAL.matcher(text).find();
    }

    /** Whether the names are only letters or dots, as in an example. */
    static boolean arePlaceholders(String text) {
        return !text.isBlank() && PLACEHOLDER.matcher(text).matches();
    }

    /** «СОШ № 1, 2, 3»: several organisations under one form, which no one can part without knowing them; or a remark among them. */
    static boolean sharesForm(String text) {
        return SHARED.matcher(text).find()
                || ASIDE.matcher(text).find()
                || split(text).stream().anyMatch(name -> GROUP.matcher(name).matches());
    }

    /** Whether a text only joins two dates: «), », «; и до ». */
    static boolean isJoint(String text) {
        return text.length() < 200 && JOINT.matcher(text).matches();
    }

    /** The names one by one: a semicolon always parts them, a comma where an organisation begins after it. */
    static List<String> split(String text) {
        boolean formal = isOrganisation(text);
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        int quotes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : 0;
            quotes += c == '«' ? 1 : 0;
            quotes -= c == '»' && quotes > 0 ? 1 : 0;
            boolean stray = c == ')' && depth == 0;
            depth -= c == ')' && depth > 0 ? 1 : 0;
            boolean comma = c == ',' && depth == 0 && (formal ? beginsName(text, i + 1, quotes > 0) : quotes == 0);
            if (c == ';' || stray || comma) {
                add(names, name);
                quotes = 0;
            } else {
                name.append(c);
            }
        }
        add(names, name);
        return names.stream().flatMap(Names::members).toList();
    }

    /** «школы А, Б»: each by itself when letters or quotes leave no doubt where one ends. */
    private static Stream<String> members(String name) {
        Matcher group = GROUP.matcher(name);
        if (!group.matches()) {
            return Stream.of(name);
        }
        List<String> members = List.of(group.group(2).split("\\s*,\\s*|\\s+и\\s+", -1));
        String form = SINGULAR.get(group.group(1).toLowerCase(Locale.ROOT));
        return members.stream().allMatch(member -> MEMBER.matcher(member).matches())
                ? members.stream().map(member -> form + " " + member)
                : Stream.of(name);
    }

    private static boolean beginsName(String text, int from, boolean quoted) {
        String ahead = text.substring(from, Math.min(text.length(), from + 24));
        return LEGAL.matcher(ahead).find()
                || (!quoted && WORDS.matcher(ahead.trim()).lookingAt());
    }

    private static void add(List<String> names, StringBuilder name) {
        String clean = name.toString().replaceAll("[\\s\u00a0]+", " ");
        int from = 0;
        int to = clean.length();
        while (from < to && EDGES.indexOf(clean.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \t,;:-–—".indexOf(clean.charAt(to - 1)) >= 0) {
            to--;
        }
        if (from == to && clean.contains("..")) {
            names.add("...");
        } else if (from < to) {
            names.add(clean.substring(from, to));
        }
        name.setLength(0);
    }
}
