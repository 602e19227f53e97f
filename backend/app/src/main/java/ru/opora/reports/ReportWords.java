package ru.opora.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of figures and of printed reports. Russian unless English is asked for. */
record ReportWords(Locale language, ResourceBundle words) {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final ReportWords IN_RUSSIAN = read(RUSSIAN);
    private static final ReportWords IN_ENGLISH = read(Locale.ENGLISH);

    static ReportWords of(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? IN_ENGLISH : IN_RUSSIAN;
    }

    /** What a figure is called, by language; the code itself where nobody named it. */
    static Map<String, String> names(String code) {
        return Map.of("ru", IN_RUSSIAN.figure(code), "en", IN_ENGLISH.figure(code));
    }

    String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    String figure(String code) {
        return words.containsKey("figure." + code) ? words.getString("figure." + code) : code;
    }

    /** A name by language. */
    String in(Map<String, String> names) {
        return names.getOrDefault(language.getLanguage(), names.getOrDefault("ru", ""));
    }

    String number(@Nullable Double value, FigureSource.Unit unit) {
        if (value == null) {
            return say("none");
        }
        // as it is written and not as it is stored: 0.2785 x 100 is 27.849999999999998, and the screen says 27,9
        BigDecimal exact = BigDecimal.valueOf(value);
        if (unit == FigureSource.Unit.SHARE) {
            return String.format(RUSSIAN, "%.1f %%", exact.movePointRight(2).setScale(1, RoundingMode.HALF_UP));
        }
        return value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : String.format(RUSSIAN, "%.2f", exact.setScale(2, RoundingMode.HALF_UP));
    }

    /** «октябрь 2026 г.» for a month, else from day to day. */
    String period(LocalDate start, LocalDate end) {
        boolean month =
                start.getDayOfMonth() == 1 && start.plusMonths(1).minusDays(1).equals(end);
        return month
                ? start.format(DateTimeFormatter.ofPattern(words.getString("month"), language))
                : say("period", DAY.format(start), DAY.format(end));
    }

    private static ReportWords read(Locale language) {
        return new ReportWords(language, ResourceBundle.getBundle("reports.words", language, NO_FALLBACK));
    }
}
