package ru.opora.platform.streaming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page whose rows hold a list that is columns by itself, like the cells of a heat map: in a table for people each has its
 * own column. The columns are those of the first page.
 */
public interface Spread {

    /** The component of the row that is spread. */
    String spread();

    /** What the columns are called. */
    List<String> headers();

    /** The values of a row, one for each column. */
    List<? extends @Nullable Object> values(Object row);
}
