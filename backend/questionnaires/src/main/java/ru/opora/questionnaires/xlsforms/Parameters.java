package ru.opora.questionnaires.xlsforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of a cell of the column «parameters»: {@code start=1 end=5 step=1}; each is used or named. */
final class Parameters {

    private final Map<String, String> left = new LinkedHashMap<>();

    Parameters(@Nullable String cell) {
        String text = cell == null ? "" : cell.replaceAll("\\s*=\\s*", "=");
        for (String word : text.split("[\\s,;]+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                left.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (!word.isEmpty()) {
                left.put(word, "");
            }
        }
    }

    @Nullable
    String take(String name) {
        return left.remove(name);
    }

    /** The parameters nobody used. */
    Map<String, String> left() {
        return left;
    }
}
