package ru.opora.questionnaires.answers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Choice;

/**
 * Where the answers to one question stand, and what may be chosen in them: found once for a form, not for each answer.
 *
 * @param own the question's field; of a computed item the place of its value
 * @param other the text beside «other»; null when there is none
 * @param rows those of a matrix
 * @param choices what may be chosen, by name; {@code other} is not among them
 * @param names the names that may be chosen, {@code other} too
 */
record Fields(Field own, @Nullable Field other, List<Field> rows, Map<String, Choice> choices, Set<String> names) {

    /**
     * @param slot the number of its value among all of the form
     * @param pointer to it in the answers
     */
    record Field(int slot, String name, String pointer) {}
}
