package ru.opora.questionnaires.expressions;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand in an expression, and of what type it is. */
public interface Scope {

    /**
     * What is known of a variable before there are answers.
     *
     * @param choices the names that may be chosen; null when it doesn't come from choices
     */
    record Info(Type type, @Nullable Set<String> choices) {
        public static Info of(Type type) {
            return new Info(type, null);
        }

        /** Whether its choices are named like numbers, which many forms reckon with. */
        boolean isNumeric() {
            return choices != null && choices.stream().allMatch(name -> Values.number(name) != null);
        }
    }

    @Nullable
    Info variable(String name);

    /** What {@code .} is; null where there is none. */
    default @Nullable Info self() {
        return null;
    }

    /** Whether choices have this attribute. */
    default boolean hasAttribute(String name) {
        return false;
    }
}
