package ru.opora.roadmaps.exporting;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the form: what the file says beside the plan's own texts. Russian unless English is asked for. */
record FormWords(Locale language, ResourceBundle words) {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Counts up with each change of the layout, so that nobody keeps a file of the old one. */
    private static final int LAYOUT = 2;

    static FormWords of(Locale locale) {
        Locale language = english(locale) ? Locale.ENGLISH : RUSSIAN;
        return new FormWords(language, ResourceBundle.getBundle("roadmaps.exporting", language, NO_FALLBACK));
    }

    /** What an entity tag has beside the roadmap's version. */
    static long tag(Locale locale) {
        return LAYOUT * 2L + (english(locale) ? 1 : 0);
    }

    String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    private static boolean english(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
