package ru.opora.platform.streaming;

import java.util.List;
import org.springframework.http.MediaType;
import ru.opora.platform.persistence.Listed;

/** How rows are written. */
interface Format {

    MediaType mediaType();

    /** What stands before the first row; asked once, before any rows. */
    byte[] head(Listed<?> first);

    /** Some rows. */
    byte[] rows(List<?> rows);

    /** What stands after the last of so many rows: only a stream that is whole has it. */
    byte[] end(long count);
}
