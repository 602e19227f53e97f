package ru.opora.questionnaires;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A text in several languages. */
public record Text(Map<String, String> byLanguage) {

    public static final Text NONE = new Text(Map.of());

    public Text {
        byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
    }

    public static Text of(String language, String text) {
        return new Text(Map.of(language, text));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    public @Nullable String in(String language) {
        return byLanguage.get(language);
    }
}
