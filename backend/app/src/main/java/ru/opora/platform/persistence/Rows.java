package ru.opora.platform.persistence;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Reads columns that cannot be null. */
public final class Rows {

    private Rows() {}

    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
