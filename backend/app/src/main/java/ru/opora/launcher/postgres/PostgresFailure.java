package ru.opora.launcher.postgres;

import org.jspecify.annotations.Nullable;

/** The server can't be run here; the kind names a sentence of the launcher's texts, the details fill it in. */
public final class PostgresFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What went wrong, as far as a person can do something about it. */
    public enum Kind {
        FOLDER_IN_USE,
        FOLDER_NOT_WRITABLE,
        NO_BINARIES,
        OTHER_VERSION,
        ROOT_WITHOUT_HELPER,
        ORPHAN_STAYS,
        DOES_NOT_START,
        DATA_WITHOUT_SECRET
    }

    private final Kind kind;
    private final transient Object[] details;

    PostgresFailure(Kind kind, @Nullable Throwable cause, Object... details) {
        super(kind + " " + java.util.Arrays.toString(details), cause);
        this.kind = kind;
        this.details = details;
    }

    PostgresFailure(Kind kind, Object... details) {
        this(kind, null, details);
    }

    public Kind kind() {
        return kind;
    }

    public Object[] details() {
        return details.clone();
    }
}
