package ru.opora.monitoring.forms;

import io.r2dbc.spi.Readable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What values were made from, in words by language; those of earlier versions are Russian only (V72). */
final class Traces {

    /** Of values v. */
    static final String COLUMNS = "coalesce(v.traced ->> 'ru', v.trace) AS trace_ru, v.traced ->> 'en' AS trace_en";

    private Traces() {}

    static @Nullable Map<String, String> of(Readable row) {
        String russian = row.get("trace_ru", String.class);
        String english = row.get("trace_en", String.class);
        if (russian == null) {
            return null;
        }
        return english == null ? Map.of("ru", russian) : Map.of("ru", russian, "en", english);
    }
}
