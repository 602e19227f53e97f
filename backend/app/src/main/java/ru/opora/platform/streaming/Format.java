package ru.opora.platform.streaming;

import java.util.List;
import org.springframework.http.MediaType;

/** How rows are written. */
interface Format {

    MediaType mediaType();

    /** What stands before the first row. */
    byte[] head();

    /** Some rows. */
    byte[] rows(List<?> rows);

    /** What stands after the last of so many rows: only a stream that is whole has it. */
    byte[] end(long count);
}
