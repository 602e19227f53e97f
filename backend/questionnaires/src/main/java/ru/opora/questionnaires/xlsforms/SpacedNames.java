package ru.opora.questionnaires.xlsforms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Choices whose names hold spaces: a form may name so what is chosen alone, here a name is one word. Each gets another name
 * wherever the form says it: as a name, as an attribute of other choices, in quotes in an expression, as a default.
 */
final class SpacedNames {

    static final SpacedNames NONE = new SpacedNames(null);

    private final Map<String, String> words = new LinkedHashMap<>();

    /** One whose word is the name of another choice keeps its spaces. */
    SpacedNames(@Nullable Columns choices) {
        Set<String> names = new LinkedHashSet<>();
        for (FormTable.Row row : choices == null ? List.<FormTable.Row>of() : choices.rows()) {
            String name = choices == null ? null : choices.text(row, "name");
            if (name != null) {
                names.add(name);
            }
        }
        for (String name : List.copyOf(names)) {
            String word = name.replaceAll("\\s+", "_");
            if (names.add(word)) {
                words.put(name, word);
            }
        }
    }

    /** The name as one word; itself when it is one. */
    String word(String name) {
        return words.getOrDefault(name, name);
    }

    /** An expression or a default with the words in place of the names. */
    String in(String text) {
        String said = word(text);
        if (said.indexOf('\'') < 0 && said.indexOf('"') < 0) {
            return said;
        }
        for (Map.Entry<String, String> each : words.entrySet()) {
            said = said.replace("'" + each.getKey() + "'", "'" + each.getValue() + "'")
                    .replace('"' + each.getKey() + '"', '"' + each.getValue() + '"');
        }
        return said;
    }
}
