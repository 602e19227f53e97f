package ru.opora.platform.persistence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a list up to some place: a {@link Page}, or one that says something more beside its rows. */
public interface Listing<T> {

    List<T> items();

    /** What to send as {@code cursor} for the next rows; null on the last. */
    @Nullable
    String nextCursor();
}
