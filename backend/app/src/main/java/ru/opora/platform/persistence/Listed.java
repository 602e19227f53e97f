package ru.opora.platform.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every page of a list says: a {@link Page}, or a record of a room that says something more beside the rows. */
public interface Listed<T> {

    /** The rows of this page. */
    List<T> items();

    /** What to send as {@code cursor} for the next page; null on the last. */
    @Nullable
    String nextCursor();
}
