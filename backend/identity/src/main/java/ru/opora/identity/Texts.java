package ru.opora.identity;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.util.HtmlUtils;

/** The words of pages and letters, in Russian and English. */
public class Texts {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    public Texts() {
        messages.setBasename("identity/texts");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
    }

    /** @param values what fills in {0}, {1} … */
    public String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values.length == 0 ? null : values, language);
    }

    /** A moment for a person who may sit in any of the country's zones, by the clock that all of them know. */
    public static String moment(Instant moment, Locale language) {
        var pattern = "en".equals(language.getLanguage()) ? "d MMMM yyyy, HH:mm 'Moscow time'" : "d MMMM yyyy 'г.', HH:mm 'МСК'";
        return DateTimeFormatter.ofPattern(pattern, language).withZone(MOSCOW).format(moment);
    }

    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
