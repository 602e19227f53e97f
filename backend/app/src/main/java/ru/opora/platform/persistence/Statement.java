package ru.opora.platform.persistence;

import io.r2dbc.spi.Parameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * A SELECT put together from a text block and the conditions a request really has, so that the database plans what is
 * asked and not every possible filter.
 */
public final class Statement {

    private final StringBuilder sql;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Statement(String sql) {
        this.sql = new StringBuilder(sql);
    }

    /** Starts with everything up to and including a WHERE clause that is never empty. */
    public static Statement of(String sql) {
        return new Statement(sql);
    }

    /** Binds a value that the text names as {@code :name}. */
    public Statement bind(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** Binds a value if the text so far names it. */
    public Statement bindNamed(String name, Object value) {
        return Pattern.compile("(?<!:):" + name + "\\b").matcher(sql).find() ? bind(name, value) : this;
    }

    /** Binds a value that may be null. */
    public Statement bindNullable(String name, @Nullable Object value, Class<?> type) {
        values.put(name, value == null ? Parameters.in(type) : value);
        return this;
    }

    /** Adds a condition and its value when the value is there. */
    public Statement and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append("\nAND ").append(condition);
            values.put(name, value);
        }
        return this;
    }

    /** Adds text as it is. */
    public Statement append(String text) {
        sql.append('\n').append(text);
        return this;
    }

    public DatabaseClient.GenericExecuteSpec on(DatabaseClient database) {
        DatabaseClient.GenericExecuteSpec spec = database.sql(sql.toString());
        for (Map.Entry<String, Object> value : values.entrySet()) {
            spec = spec.bind(value.getKey(), value.getValue());
        }
        return spec;
    }
}
