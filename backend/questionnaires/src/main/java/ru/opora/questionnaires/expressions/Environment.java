package ru.opora.questionnaires.expressions;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an expression can ask about. Values are Boolean, Double, String, LocalDate or a List of String; null is blank. */
public interface Environment {

    @Nullable
    Object variable(String name);

    default @Nullable Object self() {
        return null;
    }

    default @Nullable String attribute(String name) {
        return null;
    }

    LocalDate today();
}
