package ru.opora.platform.streaming;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table made from records: a component, or a component of a record in the record. What lies deeper is one
 * cell.
 *
 * @param name the way to it, as in the JSON: {@code organization.name}
 * @param type of its values
 */
record Column(String name, Class<?> type, List<Method> way) {

    private static final String ACTIONS = "allowedActions";

    /** The columns of a record; what the caller may do with a row is not part of its table. */
    static List<Column> of(Class<?> record) {
        List<Column> columns = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getName().equals(ACTIONS)) {
                continue;
            }
            Column column = new Column(component.getName(), component.getType(), List.of(open(component)));
            if (component.getType().isRecord()) {
                for (RecordComponent inner : component.getType().getRecordComponents()) {
                    columns.add(new Column(
                            column.name + "." + inner.getName(),
                            inner.getType(),
                            List.of(column.way.get(0), open(inner))));
                }
            } else {
                columns.add(column);
            }
        }
        return columns;
    }

    /** Whether its values are lists of ids. */
    boolean holdsIds() {
        return way.get(way.size() - 1).getGenericReturnType() instanceof ParameterizedType many
                && many.getActualTypeArguments()[0] == UUID.class;
    }

    /** The value in a row; null where the record on the way is null. */
    @Nullable
    Object value(Object row) {
        Object at = row;
        for (Method step : way) {
            at = at == null ? null : call(step, at);
        }
        return at;
    }

    private static Method open(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // the rooms' records are their own
        return accessor;
    }

    private static @Nullable Object call(Method accessor, Object record) {
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
