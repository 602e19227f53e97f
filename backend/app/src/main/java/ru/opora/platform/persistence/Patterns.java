package ru.opora.platform.persistence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person typed into a search box, as a pattern for LIKE. */
public final class Patterns {

    private Patterns() {}

    /** A pattern that finds the text anywhere, in lower case; null when there is nothing to search. */
    public static @Nullable String containing(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String escaped = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
