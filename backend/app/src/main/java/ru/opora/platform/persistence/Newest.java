package ru.opora.platform.persistence;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of a list from its newest row back: by the moment a row was made and, of one moment, its id. */
public final class Newest {

    private Newest() {}

    /**
     * Ends a statement with the page after a cursor, and one row more.
     *
     * @param table what the statement calls the table with the columns {@code created_at} and {@code id}
     */
    public static Statement after(@Nullable String cursor, Statement statement, String table, int limit) {
        ahead(cursor, statement, table);
        return order(statement, table, limit);
    }

    /** Leaves out what pages before have shown. */
    public static Statement ahead(@Nullable String cursor, Statement statement, String table) {
        Cursor.decode(cursor, 2)
                .ifPresent(after -> statement
                        .append("AND (" + table + ".created_at, " + table + ".id) < (:afterTime, :afterId)")
                        .bind("afterTime", after.part(0, Instant::parse))
                        .bind("afterId", after.uuid(1)));
        return statement;
    }

    /** Orders and cuts; for a statement that groups between the two. */
    public static Statement order(Statement statement, String table, int limit) {
        return statement
                .append("ORDER BY " + table + ".created_at DESC, " + table + ".id DESC LIMIT :limit")
                .bind("limit", limit + 1);
    }

    /** The page of rows so read. */
    public static <T> Page<T> page(List<T> rows, int limit, Function<T, Instant> createdAt, Function<T, UUID> id) {
        return Page.of(
                rows,
                limit,
                row -> List.of(createdAt.apply(row).toString(), id.apply(row).toString()));
    }
}
