package ru.opora.notifications;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of notifications, from the message files, with the parameters in their places: {@code {count}}; a word that
 * goes with a number, {@code {count|задача|задачи|задач}}; and what is said only when there is some, {@code <late>…</late>}.
 */
@Component
public class NotificationTexts {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)((?:\\|[^|{}]*)*)}");
    private static final Pattern PART = Pattern.compile("<(\\w+)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** The day at the end of each line of a list. */
    private static final Pattern DAY_OF_LINE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}$", Pattern.MULTILINE);

    private static final String LINES = "lines";

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    NotificationTexts() {
        words.setBasename("messages/notifications");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setUseCodeAsDefaultMessage(true);
    }

    /** The words under a key, with these parameters. */
    public String say(String key, Map<String, String> params, Locale locale) {
        String text = PART.matcher(words.getMessage(key, null, locale))
                .replaceAll(part -> Matcher.quoteReplacement(some(params, part.group(1)) ? part.group(2) : ""));
        return PARAMETER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found, params, locale)))
                .strip();
    }

    private static boolean some(Map<String, String> params, String name) {
        String value = params.getOrDefault(name, "");
        return !value.isEmpty() && !value.equals("0");
    }

    private String value(MatchResult found, Map<String, String> params, Locale locale) {
        String name = found.group(1);
        String value = params.getOrDefault(name, "");
        if (!found.group(2).isEmpty()) {
            return form(value, found.group(2).substring(1).split("\\|"), locale);
        }
        if (name.equals("role")) {
            return words.getMessage("role." + value, null, locale);
        }
        if (name.equals(LINES)) {
            return DAY_OF_LINE.matcher(value).replaceAll(day -> day(day.group(), locale));
        }
        return DAY.matcher(value).matches() ? day(value, locale) : value;
    }

    private static String day(String value, Locale locale) {
        String pattern = locale.getLanguage().equals("en") ? "d MMMM yyyy" : "dd.MM.yyyy";
        return LocalDate.parse(value).format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    /** One, few and many in Russian (1 школа, 2 школы, 5 школ); one and many in English. */
    private static String form(String number, String[] forms, Locale locale) {
        long count = number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
        if (locale.getLanguage().equals("en")) {
            return forms[count == 1 ? 0 : forms.length - 1];
        }
        long last = count % 10;
        boolean teen = count % 100 >= 11 && count % 100 <= 14;
        int form = teen || last == 0 || last > 4 ? 2 : last == 1 ? 0 : 1;
        return forms[Math.min(form, forms.length - 1)];
    }
}
