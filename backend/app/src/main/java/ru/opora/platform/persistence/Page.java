package ru.opora.platform.persistence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param items the rows of this page, at most the limit asked for
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last
 */
public record Page<T>(
        List<T> items,

        @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
        String nextCursor)
        implements Listed<T> {

    /** The page sizes the API takes: from 1 to this, {@value #DEFAULT_LIMIT} when not said. */
    public static final int MAX_LIMIT = 500;

    public static final int DEFAULT_LIMIT = 50;

    /** Cuts a page from rows that were read with a limit of one more, so that the end is known without a count. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<String>> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Cursor.encode(key.apply(items.get(limit - 1))));
    }

    /** The same page with each row as something else. */
    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
