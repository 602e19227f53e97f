package ru.opora.platform.streaming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** For whom a table is: what its columns are called, how values are written, what stands between them. */
interface Cells {

    /** The columns worth showing. */
    List<Column> columns(List<Column> all);

    String header(Column column);

    String text(@Nullable Object value);

    /** Whether a list in a row that is columns by itself becomes columns. */
    boolean spreads();

    char separator();

    /** What stands before the first line; the sign of UTF-8 where a spreadsheet would guess otherwise. */
    String start();
}
