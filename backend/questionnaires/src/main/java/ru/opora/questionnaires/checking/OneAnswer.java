package ru.opora.questionnaires.checking;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.expressions.Environment;

/** An environment in which one variable has a value. */
record OneAnswer(String name, @Nullable Object value, LocalDate today) implements Environment {

    @Override
    public @Nullable Object variable(String asked) {
        return asked.equals(name) ? value : null;
    }
}
