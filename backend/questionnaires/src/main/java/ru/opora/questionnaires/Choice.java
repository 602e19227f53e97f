package ru.opora.questionnaires;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen.
 *
 * @param name what is stored; without white space
 * @param value what it counts when it is scored; null: it counts as not answered («не применимо»)
 * @param exclusive chosen alone («ничего из перечисленного»); stays last in a random order
 * @param attributes what a choice filter may ask about
 */
public record Choice(
        String name, Text label, @Nullable Double value, boolean exclusive, Map<String, String> attributes) {

    public Choice {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
