package ru.opora.roadmaps.importing.recognition;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the issues, Russian unless English is asked for. */
public final class IssueMessages {
    private static final String BUNDLE = "roadmaps.importing";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private IssueMessages() {}

    /**
     * The sentence of an issue.
     *
     * @param issue the issue
     * @param locale the reader's language
     */
    public static String text(PlanIssue issue, Locale locale) {
        Locale language = Locale.ENGLISH.getLanguage().equals(locale.getLanguage())
                ? Locale.ENGLISH
                : Locale.forLanguageTag("ru");
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
        return new MessageFormat(bundle.getString(issue.code().name()), language)
                .format(issue.args().toArray());
    }
}
