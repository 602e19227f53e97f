package ru.opora.questionnaires.checking;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.Questionnaire.Placed;
import ru.opora.questionnaires.expressions.Expression;

/**
 * An item with its expressions read; one that is absent or can't be read is null.
 *
 * @param index its place among all items
 * @param parent the index of the group it stands in; -1 for a section
 */
public record CompiledItem(
        int index,
        int parent,
        Placed placed,
        @Nullable Expression relevant,
        @Nullable Expression requiredIf,
        @Nullable Expression constraint,
        @Nullable Expression choiceFilter,
        @Nullable Expression calculation,
        @Nullable Expression initial) {

    /** The names that its being shown and its value depend on. */
    Set<String> valueReferences() {
        Set<String> names = new LinkedHashSet<>();
        collect(relevant, names);
        collect(calculation, names);
        return names;
    }

    /** The names that anything about it depends on, but for what is computed. */
    Set<String> shownReferences() {
        Set<String> names = new LinkedHashSet<>();
        collect(relevant, names);
        collect(requiredIf, names);
        collect(constraint, names);
        collect(choiceFilter, names);
        collect(initial, names);
        return names;
    }

    static void collect(@Nullable Expression expression, Set<String> names) {
        if (expression instanceof Expression.Variable variable) {
            names.add(variable.name());
        } else if (expression != null) {
            expression.children().forEach(child -> collect(child, names));
        }
    }
}
