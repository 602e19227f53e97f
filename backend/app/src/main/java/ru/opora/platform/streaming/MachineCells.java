package ru.opora.platform.streaming;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A table for programs: names as in the JSON, days and moments in ISO 8601, lists and what lies deep as JSON. */
final class MachineCells implements Cells {

    private final JsonMapper json;

    MachineCells(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<Column> columns(List<Column> all) {
        return all;
    }

    @Override
    public String header(Column column) {
        return column.name();
    }

    @Override
    public String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        boolean deep = value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value.getClass().isRecord();
        return deep ? json.writeValueAsString(value) : value.toString();
    }

    @Override
    public boolean spreads() {
        return false; // names of columns are those of the JSON
    }

    @Override
    public char separator() {
        return ',';
    }

    @Override
    public String start() {
        return "";
    }
}
