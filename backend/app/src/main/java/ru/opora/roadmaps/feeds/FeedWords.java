package ru.opora.roadmaps.feeds;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What a calendar says beside the plan's own texts; Russian unless English was asked for. */
record FeedWords(Locale language, ResourceBundle words) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static FeedWords of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        return new FeedWords(locale, ResourceBundle.getBundle("roadmaps.feeds", locale, NO_FALLBACK));
    }

    String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    String day(LocalDate day) {
        String pattern = language.getLanguage().equals("en") ? "d MMMM yyyy" : "dd.MM.yyyy";
        return day.format(DateTimeFormatter.ofPattern(pattern, language));
    }
}
