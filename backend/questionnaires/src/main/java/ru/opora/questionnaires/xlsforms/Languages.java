package ru.opora.questionnaires.xlsforms;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages of a form: «Russian (ru)», «English», «русский», «fr». */
final class Languages {

    private static final Pattern IN_BRACKETS = Pattern.compile("(?s)(.*)\\(([A-Za-z0-9-]{2,20})\\)");
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Map<String, String> BY_NAME = new HashMap<>();

    /** Tags that are for private use: a language nobody knows keeps its texts. */
    private final Map<String, String> unknown = new HashMap<>();

    static {
        for (String tag : Locale.getISOLanguages()) {
            Locale locale = Locale.forLanguageTag(tag);
            for (Locale in : new Locale[] {locale, Locale.forLanguageTag("ru"), Locale.ENGLISH}) {
                BY_NAME.putIfAbsent(locale.getDisplayLanguage(in).toLowerCase(Locale.ROOT), tag);
            }
        }
    }

    /** The tag a form means by its name of a language; null when nobody knows. */
    private static @Nullable String known(String text) {
        String name = text.strip();
        Matcher brackets = IN_BRACKETS.matcher(name);
        if (brackets.matches() && TAG.matcher(brackets.group(2)).matches()) {
            return brackets.group(2);
        }
        // «English (UK)», «Русский (RU)»: in capitals it is as likely a country
        String lower = (brackets.matches() ? brackets.group(1) : name).strip().toLowerCase(Locale.ROOT);
        String byName = BY_NAME.get(lower);
        return byName != null ? byName : TAG.matcher(lower).matches() ? lower : null;
    }

    static boolean isKnown(String text) {
        return known(text) != null;
    }

    /** The tag; one for private use (qaa, qab …) when nobody knows the name. */
    String tag(String text) {
        String known = known(text);
        return known != null
                ? known
                : unknown.computeIfAbsent(
                        text.strip().toLowerCase(Locale.ROOT),
                        name -> "qa" + (char) ('a' + Math.min(25, unknown.size())));
    }

    /** How a language is named in a form: «Russian (ru)». */
    static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH) + " (" + tag + ")";
    }
}
