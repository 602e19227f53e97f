package ru.opora.questionnaires.xlsforms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Display;

/** The words of a cell of the column «appearance»; each is used or named. */
final class Appearance {

    private final Set<String> left;

    Appearance(@Nullable String cell) {
        this.left = new LinkedHashSet<>(words(cell));
    }

    static List<String> words(@Nullable String cell) {
        return cell == null || cell.isBlank() ? List.of() : List.of(cell.strip().split("\\s+"));
    }

    /** Whether a word stands there; it counts as used. */
    boolean take(String word) {
        return left.remove(word);
    }

    Display display() {
        boolean menu = take("minimal") | take("autocomplete") | take("search");
        boolean likert = take("likert");
        return menu ? Display.MENU : likert ? Display.LIKERT : Display.LIST;
    }

    /** The words nobody used. */
    Set<String> left() {
        return left;
    }
}
