package ru.opora.organizations.importing;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person has settled about an import so far.
 *
 * @param columns roles by {@code table:index}
 * @param rows decisions by position
 */
record ListCorrections(Map<String, ColumnRole> columns, Map<Integer, Decided> rows) {

    static final ListCorrections NONE = new ListCorrections(Map.of(), Map.of());

    ListCorrections {
        columns = Map.copyOf(columns);
        rows = Map.copyOf(rows);
    }

    /** A decision on a row. */
    record Decided(
            ListImportPatch.Decision decision, @Nullable UUID organizationId) {}

    /** These corrections and those of a patch; another meaning of columns leaves the decisions as they are. */
    ListCorrections with(ListImportPatch patch, int tables) {
        Map<String, ColumnRole> newColumns = new HashMap<>(patch.columns().removes() ? Map.of() : columns);
        patch.columns().ifGiven(given -> given.forEach(column -> put(newColumns, column, tables)));
        Map<Integer, Decided> newRows = new HashMap<>(patch.rows().removes() ? Map.of() : rows);
        patch.rows()
                .ifGiven(given -> given.forEach(row -> put(
                        newRows,
                        row.position(),
                        row.decision() == null ? null : new Decided(row.decision(), row.organizationId()))));
        return new ListCorrections(newColumns, newRows);
    }

    private static void put(Map<String, ColumnRole> columns, ListImportPatch.Column column, int tables) {
        for (int table = 0; table < tables; table++) {
            if (column.table() == null || column.table() == table) {
                put(columns, table + ":" + column.index(), column.role());
            }
        }
    }

    private static <K, V> void put(Map<K, V> map, K key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
