package ru.opora.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two languages of the product; Russian first. */
public final class Language {

    public static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private static final List<Locale> SUPPORTED = List.of(RUSSIAN, Locale.ENGLISH);

    private Language() {}

    /** The product's language nearest to somebody's. */
    public static Locale nearest(Locale language) {
        return match(language.toLanguageTag()).orElse(RUSSIAN);
    }

    /** @param ranges as in {@code Accept-Language} */
    public static Optional<Locale> match(String ranges) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(ranges), SUPPORTED));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
