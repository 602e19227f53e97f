package ru.opora.launcher;

import org.jspecify.annotations.Nullable;

/** The product can't start for a reason a person can understand: a key of the launcher's texts and what fills it in. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] values;

    StartFailure(@Nullable Throwable cause, String key, Object... values) {
        super(key, cause);
        this.key = key;
        this.values = values;
    }

    String sentence(Console console) {
        return console.text(key, values);
    }
}
