package ru.opora.notifications;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of notifications, from the message files, with the parameters in their places. */
@Component
class NotificationTexts {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    NotificationTexts() {
        words.setBasename("messages/notifications");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setUseCodeAsDefaultMessage(true);
    }

    /** The words under a key, with these parameters. */
    String say(String key, Map<String, String> params, Locale locale) {
        return PARAMETER
                .matcher(words.getMessage(key, null, locale))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(value(found, params, locale)));
    }

    private String value(MatchResult found, Map<String, String> params, Locale locale) {
        String name = found.group(1);
        String value = params.getOrDefault(name, "");
        if (name.equals("role")) {
            return words.getMessage("role." + value, null, locale);
        }
        return DAY.matcher(value).matches()
                ? LocalDate.parse(value)
                        .format(DateTimeFormatter.ofPattern(
                                locale.getLanguage().equals("en") ? "d MMMM yyyy" : "dd.MM.yyyy", locale))
                : value;
    }
}
